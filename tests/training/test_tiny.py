"""The whole of training on a handful of tiny reports: it learns, exports, goes on where it stopped. Skipped without torch and onnx."""

import pytest

torch = pytest.importorskip("torch", reason="torch is for training only")
onnx = pytest.importorskip("onnx", reason="onnx is for training only")

import sys  # noqa: E402
from collections import Counter  # noqa: E402
from collections.abc import Iterator, Sequence  # noqa: E402
from dataclasses import dataclass, replace  # noqa: E402
from pathlib import Path  # noqa: E402
from types import SimpleNamespace  # noqa: E402

import numpy as np  # noqa: E402
from onnxruntime import InferenceSession, SessionOptions  # noqa: E402

from onrecord.model.cards import EXACT, FAST  # noqa: E402
from onrecord.model.tasks import BY_NAME, ENTITIES, EVENT_TYPE, HEADS, MEANING, PREDICATES, ROLES, Head  # noqa: E402
from onrecord.model.windows import Integers, Window, window_inputs  # noqa: E402
from tests.training.reports import BAGS, MARKED, PROMISE, SILENCE, SIZE, STREETS, TOKENIZER  # noqa: E402
from training import train as training  # noqa: E402
from training.batches import Group, Prepared, batches, collate, mark_ids, prepare  # noqa: E402
from training.corpora.example import Example  # noqa: E402
from training.export import OneWindow, quantise, write_exact, write_full  # noqa: E402
from training.network import Encoder, Network  # noqa: E402
from training.restore import restore  # noqa: E402
from training.teacher import Teacher  # noqa: E402
from training.train import Recipe, begin_with, begun, learn, loss_of, plan_of, planned  # noqa: E402

RECIPE = Recipe(batch=48, window=32, rate=1e-3, rate_of_heads=3e-3, average=0.8)
SOME = (ENTITIES, PREDICATES, ROLES)
MARKS = mark_ids(TOKENIZER)


@pytest.fixture(scope="module", autouse=True)
def _one_thread() -> Iterator[None]:
    """Such small matrices are sooner multiplied by one thread than shared out."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def fresh(heads: Sequence[Head] = HEADS, seed: int = 0) -> Network:
    torch.manual_seed(seed)
    return Network(tuple(heads), RECIPE.dropout, SIZE)


def prepared(examples: Sequence[Example], heads: Sequence[Head] = HEADS) -> list[Prepared]:
    torch.manual_seed(9)
    teacher = Teacher(Encoder(0.0, SIZE).eval(), TOKENIZER)
    return prepare(examples, tuple(one.name for one in heads), TOKENIZER, teacher)


def order_of(passes: int, heads: Sequence[Head] = HEADS) -> list[Group]:
    rng = np.random.default_rng(0)
    corpora = [prepared(examples, heads) for examples in (MARKED, BAGS)]
    return [group for _ in range(passes) for corpus in corpora for group in batches(corpus, plan_of(RECIPE), rng)]


def taught(into: Path, passes: int, heads: Sequence[Head] = HEADS, *, recipe: Recipe = RECIPE, seed: int = 0) -> Network:
    into.mkdir(exist_ok=True)
    run = begun(fresh(heads, seed), replace(recipe, heads=tuple(one.name for one in heads)), into, "cpu")
    learn(run, order_of(passes, heads), MARKS)
    return run.network.eval()


@torch.no_grad()
def losses(network: Network, examples: Sequence[Example]) -> dict[str, float]:
    """The loss of each head on these reports in one batch."""
    group = [(one, Window(0, len(one.pieces.starts))) for one in prepared(examples, tuple(network.rows.values()))]
    batch = collate(group, replace(plan_of(RECIPE), restyle=0.0), np.random.default_rng(0), MARKS)
    return {name: float(loss) for name, loss in loss_of(network.eval(), batch).items()}


def window_of(text: str, words: int | None = None) -> dict[str, Integers]:
    (one,) = prepare([Example("1", text)], (), TOKENIZER)
    return window_inputs(one.pieces, Window(0, words or len(one.pieces.starts)))


WINDOWS = {"with predicates": window_of(PROMISE), "without": window_of(STREETS), "of one word": window_of(SILENCE, 1)}
each_window = pytest.mark.parametrize("inputs", WINDOWS.values(), ids=WINDOWS)


@torch.no_grad()
def scored(network: Network, inputs: dict[str, Integers]) -> list[np.ndarray]:
    given = [torch.from_numpy(inputs[name]) for name in ("ids", "shapes", "first")]
    return [one.numpy() for one in OneWindow(network)(*given)]


def ran(path: Path, inputs: dict[str, Integers], *, plain: bool = False) -> list[np.ndarray]:
    options = SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = 1
    if plain:  # else the weights that are scaled back are multiplied in eight bits after all
        options.add_session_config_entry("session.disable_quant_qdq", "1")
    return list(InferenceSession(str(path), options, providers=["CPUExecutionProvider"]).run(None, inputs))


def same(found: list[np.ndarray], expected: list[np.ndarray]) -> list[str]:
    """The heads whose scores have the same shape and are equal but for a thousandth; of all of them, in order."""
    pairs = zip(HEADS, found, expected, strict=True)
    return [head.name for head, one, other in pairs if one.shape == other.shape and np.allclose(one, other, atol=1e-3)]


@dataclass(frozen=True, slots=True)
class Trained:
    """A network that knows the reports by heart, and its three graphs."""

    network: Network
    folder: Path


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Trained:
    folder = tmp_path_factory.mktemp("trained")
    network = taught(folder, passes=10)
    write_full(network, folder / "full.onnx")
    quantise(folder / "full.onnx", folder / FAST)
    write_exact(folder / "full.onnx", folder / FAST, folder / EXACT)
    return Trained(network, folder)


def test_the_loss_of_every_head_falls(trained: Trained) -> None:
    before, after = losses(fresh(), MARKED), losses(trained.network, MARKED)
    assert set(after) == set(BY_NAME)
    assert {name for name in BY_NAME if after[name] > before[name] / 2} == set()
    assert losses(trained.network, BAGS)[EVENT_TYPE.name] < losses(fresh(), BAGS)[EVENT_TYPE.name] / 2


def test_weights_that_are_kept_are_the_running_means(trained: Trained) -> None:
    kept = fresh(seed=3)
    kept.load_state_dict(torch.load(trained.folder / "last.pt", weights_only=True))
    assert sum(losses(kept, MARKED).values()) < sum(losses(fresh(), MARKED).values()) / 2


@each_window
def test_the_full_graph_gives_what_torch_gives(trained: Trained, inputs: dict[str, Integers]) -> None:
    assert same(ran(trained.folder / "full.onnx", inputs), scored(trained.network, inputs)) == list(BY_NAME)


def test_the_windows_have_and_lack_predicates(trained: Trained) -> None:
    place = list(BY_NAME).index(ROLES.name)
    counts = {name: len(scored(trained.network, inputs)[place]) for name, inputs in WINDOWS.items()}
    assert counts == {"with predicates": 2, "without": 0, "of one word": 0}


@each_window
def test_the_exact_graph_gives_what_torch_gives_with_weights_scaled_back(trained: Trained, inputs: dict[str, Integers]) -> None:
    assert same(ran(trained.folder / EXACT, inputs, plain=True), scored(scaled_back(trained), inputs)) == list(BY_NAME)


@each_window
def test_the_fast_graph_is_near_the_full_one(trained: Trained, inputs: dict[str, Integers]) -> None:
    fast, full = (ran(trained.folder / name, inputs) for name in (FAST, "full.onnx"))
    near = [
        head.name
        for head, one, other in zip(HEADS, fast, full, strict=True)
        if one.shape == other.shape and np.allclose(one, other, atol=1)
    ]
    assert near == list(BY_NAME)


def scaled_back(trained: Trained) -> Network:
    """The network with the weights that the fast graph stores in eight bits."""
    network = fresh()
    network.load_state_dict(restore(trained.folder / FAST, size=SIZE))
    return network.eval()


def test_a_graph_of_other_heads_is_not_restored(trained: Trained) -> None:
    with pytest.raises(ValueError, match="no tensor"):
        restore(trained.folder / FAST, SOME, SIZE)


def test_heads_may_be_left_out(tmp_path: Path) -> None:
    network = taught(tmp_path, passes=10, heads=SOME)
    before, after = losses(fresh(SOME), MARKED), losses(network, MARKED)
    assert set(after) == {one.name for one in SOME}
    assert sum(after.values()) < sum(before.values()) / 2
    write_full(network, tmp_path / "some.onnx")
    found = ran(tmp_path / "some.onnx", WINDOWS["with predicates"])
    expected = scored(network, WINDOWS["with predicates"])
    assert [np.allclose(one, other, atol=1e-3) for one, other in zip(found, expected, strict=True)] == [True] * len(SOME)


def test_heads_may_be_added(tmp_path: Path) -> None:
    small = taught(tmp_path, passes=1, heads=SOME).state_dict()
    torch.save(small, tmp_path / "small.pt")
    network, untouched = fresh(seed=5), fresh(seed=5).state_dict()
    begin_with(network, tmp_path / "small.pt")
    assert all(torch.equal(one, small.get(name, untouched[name])) for name, one in network.state_dict().items())


def test_a_run_may_start_with_weights_of_an_earlier_one(tmp_path: Path) -> None:
    small = fresh(SOME, seed=4).state_dict()
    torch.save(small, tmp_path / "small.pt")
    run = begun(fresh(), replace(RECIPE, start=str(tmp_path / "small.pt")), tmp_path / "run", "cpu")
    assert all(torch.equal(run.network.state_dict()[name], one) for name, one in small.items())
    assert all(torch.equal(run.averaged[name], one) for name, one in small.items())


def test_equal_seeds_give_equal_weights(tmp_path: Path) -> None:
    first, second = (taught(tmp_path / name, passes=1).state_dict() for name in ("first", "second"))
    assert all(torch.equal(one, second[name]) for name, one in first.items())


def test_a_run_that_was_broken_off_gives_what_it_would_have_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training, "CHECKPOINT_SECONDS", -1)
    taught(tmp_path / "whole", passes=2)
    order = order_of(2)
    broken = begun(fresh(), RECIPE, tmp_path, "cpu")
    with pytest.raises(ValueError, match="empty"):
        learn(broken, [*order[:2], [], *order[3:]], MARKS)
    taught(tmp_path, passes=2, seed=8)
    whole, resumed = (torch.load(folder / "checkpoint.pt", weights_only=True) for folder in (tmp_path / "whole", tmp_path))
    assert resumed["step"] == len(order) > 3
    for part in ("network", "averaged"):
        assert all(torch.equal(one, resumed[part][name]) for name, one in whole[part].items())


def test_every_corpus_is_read_as_often_as_the_recipe_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, examples in (("invented", MARKED), ("counted", BAGS)):
        corpus = SimpleNamespace(examples=lambda _folder, _split, examples=examples: iter(examples))
        monkeypatch.setitem(sys.modules, f"training.corpora.{name}", corpus)
    heads = tuple(name for name in BY_NAME if name != MEANING.name)
    recipe = replace(RECIPE, passes=(("invented", 3), ("counted", 1)), heads=heads)
    found = planned(recipe, tmp_path, TOKENIZER)
    times = Counter(id(one) for group in found for one, _ in group)
    assert sorted(times.values()) == [1] * len(BAGS) + [3] * len(MARKED)
    assert [len(group) for group in planned(recipe, tmp_path, TOKENIZER)] == [len(group) for group in found]
