"""What is kept in blocks is found again, counts as long as it takes memory, and goes in the order of use."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.compute.keys import Key, key_of
from engine.compute.memory_blocks import MemoryBlocks


def keys_of(numbers: list[int]) -> list[Key]:
    return [key_of(number) for number in numbers]


some = st.lists(st.integers(0, 9), min_size=1, max_size=6)


@given(st.lists(st.tuples(st.sampled_from(["put", "get", "shrink"]), some, st.integers(0, 60)), max_size=30))
def test_what_was_put_is_found_until_its_block_goes(acts: list[tuple[str, list[int], int]]) -> None:
    """A list of blocks in their order of use, which are dictionaries, is the oracle."""
    blocks, oracle = MemoryBlocks[object](), list[dict[Key, object]]()
    for run, (act, numbers, most) in enumerate(acts):
        keys = keys_of(numbers)
        if act == "put":
            values = [object() for _ in keys]
            blocks.put(keys, values, 10, run)
            new = dict(zip(keys, values, strict=True))
            for each in oracle:
                for key in new:
                    each.pop(key, None)
            oracle = [*filter(None, oracle), new]
        elif act == "get":
            holders = [next((each for each in oracle if key in each), None) for key in keys]
            found, used = blocks.get(keys, run)
            assert found == [None if each is None else each[key] for key, each in zip(keys, holders, strict=True)]
            touched = list({id(each): each for each in holders if each is not None}.values())
            assert used == 10 * len(touched)
            oracle = [each for each in oracle if all(each is not other for other in touched)] + touched
        else:
            blocks.shrink(most, oldest_kept=len(acts))
            oracle = oracle[max(len(oracle) - most // 10, 0) :]
        assert (blocks.nbytes, len(blocks)) == (10 * len(oracle), sum(map(len, oracle)))


def test_the_longest_unused_goes_first_and_what_is_used_stays() -> None:
    blocks = MemoryBlocks[str]()
    for run, name in enumerate("abc", start=1):
        blocks.put([key_of(name)], [name], 10, run)
    assert blocks.get([key_of("a"), key_of("d")], run=4) == (["a", None], 10)
    assert blocks.get([key_of("a")], run=4) == (["a"], 0), "used already"
    blocks.shrink(0, oldest_kept=3)
    assert [name for name in "abc" if key_of(name) in blocks] == ["a", "c"]
