"""Average-link clustering over a sparse graph. Libraries offer it over the full matrix of distances only, which an archive has no room
for.
"""

from collections.abc import Iterable
from heapq import heapify, heappop, heappush


def group(count: int, links: Iterable[tuple[int, int, float]], threshold: float, reach: int = 1 << 30) -> list[list[int]]:
    """Groups of 0 … count - 1, each sorted, in order of their first members. `links`: pairs with how surely they belong together, 0 to 1;
    a pair without a link counts as 0. Two groups join while the mean over all pairs between them reaches the threshold, the best first.
    Where each was linked to its nearest alone, `reach` says to how many at least, and no more pairs are counted of a member of the smaller.
    """
    members = {one: [one] for one in range(count)}

    def mean(left: int, right: int) -> float:
        smaller, larger = sorted((len(members[left]), len(members[right])))
        return sums[left].get(right, 0.0) / (smaller * min(larger, reach))

    sums: dict[int, dict[int, float]] = {one: {} for one in range(count)}
    for left, right, sure in links:
        sums[left][right] = sums[right][left] = sure
    heap = [(-sure, left, right) for left, others in sums.items() for right, sure in others.items() if left < right and sure >= threshold]
    heapify(heap)
    while heap:
        sure, left, right = heappop(heap)
        if left in members and right in members and -sure == mean(left, right):
            _join(members, sums, left, right)
            for other in sums[left]:
                if mean(left, other) >= threshold:
                    heappush(heap, (-mean(left, other), min(left, other), max(left, other)))
    return sorted(sorted(one) for one in members.values())


def _join(members: dict[int, list[int]], sums: dict[int, dict[int, float]], left: int, right: int) -> None:
    """The right group becomes part of the left one."""
    members[left] += members.pop(right)
    for other, sure in sums.pop(right).items():
        del sums[other][right]
        if other != left:
            sums[left][other] = sums[other][left] = sums[left].get(other, 0.0) + sure
    sums[left].pop(right, None)
