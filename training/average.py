"""The mean of two runs' weights, which often keeps the best of both (Wortsman et al. 2022).

    python -m training.average --of runs/en/last.pt --and runs/shipped.pt --share 0.25 --into runs/en/mean.pt

A head that the second has not, or with another shape, is the first's alone.
"""

import argparse
from pathlib import Path

import torch
from torch import Tensor

Weights = dict[str, Tensor]


def averaged(first: Weights, second: Weights, share: float) -> Weights:
    """The first's tensors with so large a share of the second's, where these have the same name and shape."""
    same = {name for name, value in first.items() if name in second and second[name].shape == value.shape}
    return {name: value.lerp(second[name], share) if name in same else value for name, value in first.items()}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--of", type=Path, required=True, help="weights of one run")
    parser.add_argument("--and", dest="other", type=Path, required=True, help="weights of another")
    parser.add_argument("--share", type=float, default=0.25, help="the other's share, 0 to 1")
    parser.add_argument("--into", type=Path, required=True)
    chosen = parser.parse_args()
    first, second = (torch.load(one, map_location="cpu", weights_only=True) for one in (chosen.of, chosen.other))
    torch.save(averaged(first, second, chosen.share), chosen.into)
    print(f"{chosen.share:g} of {chosen.other}, the rest {chosen.of} → {chosen.into}")


if __name__ == "__main__":
    main()
