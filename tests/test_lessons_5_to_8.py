"""Lessons 5 to 8: their sentences are true of what they show, and their tasks can be failed."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest

import engine
from engine import Project
from engine.compute.other_pooling import OtherPooling
from engine.compute.thumbnails import map_facts
from engine.lessons.scene import Scene, Step, is_done, steps_of
from engine.project.edits.input import set_invert
from engine.project.edits.layers import set_params
from engine.project.edits.weights import set_bias, set_part
from tests.test_lessons import LESSONS, RESOURCES, named, values

NUMBERS = (5, 6, 7, 8)
Edit = Callable[[Project], Project]


def digit(number: int) -> np.ndarray:
    return engine.read_image(RESOURCES / "images" / f"digit-{number}.png")


def image_of(project: Project) -> np.ndarray:
    assert project.input.image is not None
    image: np.ndarray = project.input.image.data.copy()
    return image


def with_image(image: np.ndarray) -> Edit:
    return lambda project: engine.set_image(project, np.asarray(image, np.float32))


def projects(scene: Scene) -> list[Project]:
    """The Project of a scene, and those of its steps that show another one."""
    return [scene.project, *(step.project for step in steps_of(scene) if step.project is not None)]


def seen(number: int, title: str, layer: str) -> list[np.ndarray]:
    """The first map of a layer in each Project of a scene."""
    return [engine.evaluate(project)[layer][0] for project in projects(named(number, title))]


# ---- all of them


@pytest.mark.parametrize("number", NUMBERS)
def test_a_lesson_opens_with_its_question_and_closes_with_what_to_remember(number: int) -> None:
    first, *_, last = LESSONS[number].scenes
    assert "?" in first.words + first.notes
    assert last.title.startswith("What to")
    assert first.view.page == last.view.page == "network"


@pytest.mark.parametrize("number", NUMBERS)
def test_each_step_shows_or_says_something_else(number: int) -> None:
    for scene in LESSONS[number].scenes:
        before = Step(scene.view, scene.project, scene.words)
        for step in steps_of(scene):
            assert 40 <= len(step.words) <= 220, (scene.title, step.words)
            assert step.view != before.view or step.project is not None or step.words != before.words
            if step.project is not None:
                assert not engine.evaluate(step.project).problems
            before = step


@pytest.mark.parametrize("number", NUMBERS)
def test_panels_show_only_what_the_scene_needs(number: int) -> None:
    for scene in LESSONS[number].scenes:
        if {"layer", "filter", "map"} & set(scene.view.panels):
            assert scene.view.fields, scene.title
        assert scene.view.draws <= ("input" in scene.view.panels)


# ---- lesson 5


def test_six_of_the_sixteen_numbers_are_below_zero() -> None:
    (before,) = seen(5, "Sixteen", "conv1")
    (after,) = seen(5, "Sixteen", "relu1")
    assert before.shape == (4, 4)
    assert np.count_nonzero(before < 0) == 6
    np.testing.assert_array_equal(after, np.maximum(before, 0))
    np.testing.assert_array_equal(after[before >= 0], before[before >= 0])
    assert np.count_nonzero(before == 0) == 3


def test_as_much_is_silent_as_the_words_and_the_panel_say() -> None:
    scene = named(5, "The same map")
    before, after = values(scene, "conv1")[0], values(scene, "relu1")[0]
    assert f"{(before < 0).mean():.0%}" == f"{(before > 0).mean():.0%}" == "19%"
    assert f"{map_facts(before).zeros:.0%}" == "62%"
    assert f"{map_facts(after).zeros:.0%}" == "81%"
    assert scene.view.scale == "network", "then a number has one colour in all maps"
    assert [step.view.layer for step in steps_of(scene)] == ["relu1"]


def test_the_cells_on_the_curve_lie_on_both_sides_of_the_stroke() -> None:
    scene = named(5, "One cell")
    shown = values(scene, "conv1")[0]

    def at(place: tuple[float, float]) -> tuple[int, int]:
        return int(place[0] * 28), int(place[1] * 28)

    first, second = at(scene.view.place), at(steps_of(scene)[0].view.place)
    assert (first[0], first[1] + 3) == second
    assert shown[first] > 0 > shown[second]
    assert at(named(5, "A relative").view.place) == at(named(5, "An older").view.place) == second


def test_the_largest_sum_is_the_one_of_the_notes() -> None:
    assert values(named(5, "The bias"), "conv1")[0].max() == pytest.approx(3.86, abs=0.005)


def test_two_convolutions_in_a_row_are_exactly_one() -> None:
    two, one = projects(named(5, "Two convolutions"))
    first = engine.evaluate(two)["conv2"][0]
    assert first.tolist() == [[-3, -4, 3], [0, -4, 2], [0, -4, 0]]
    assert one["conv1"].weights["weight"].shape[2:] == (5, 5)
    rng = np.random.default_rng(5)
    for image in (image_of(two)[0], *rng.integers(-9, 10, (20, 7, 7))):
        both = [with_image(image)(project) for project in (two, one)]
        np.testing.assert_array_equal(engine.evaluate(both[0])["conv2"], engine.evaluate(both[1])["conv1"])


def test_no_single_filter_does_what_two_do_with_a_relu_between() -> None:
    scene = named(5, "A ReLU between")
    plain, turned = projects(scene)
    two = named(5, "Two convolutions").project
    for name in ("conv1", "conv2"):
        assert plain[name].weights["weight"].data.tolist() == two[name].weights["weight"].data.tolist()
    np.testing.assert_array_equal(image_of(plain), image_of(two))
    np.testing.assert_array_equal(image_of(turned), -image_of(plain))
    before, after = (engine.evaluate(project)["conv2"][0] for project in (plain, turned))
    assert before[0].tolist() == [1, 1, 5]
    assert (before != engine.evaluate(two)["conv2"][0]).all()
    assert (before > 0).all()
    assert (after > 0).all()
    # a filter F with a bias b gives F(x) + F(−x) = 2 b in all cells
    assert (before + after)[0].tolist() == [5, 6, 7]
    patches = [
        np.append(image_of(project)[0, row : row + 5, column : column + 5].ravel(), 1)
        for project in (plain, turned)
        for row in range(3)
        for column in range(3)
    ]
    wanted = np.concatenate([before.ravel(), after.ravel()])
    best = np.linalg.lstsq(np.array(patches), wanted, rcond=None)[0]
    assert np.abs(np.array(patches) @ best - wanted).max() > 0.5


def test_four_sigmoids_fade_and_four_relus_do_not() -> None:
    result = engine.evaluate(named(5, "An older").project)
    first, last = result["sigmoid1"][0], result["sigmoid4"][0]
    assert [round(float(end), 2) for end in (first.min(), first.max())] == [0.02, 0.98]
    assert [round(float(end), 2) for end in (last.min(), last.max())] == [0.65, 0.66]
    assert round(float(np.ptp(first)), 2) == 0.96
    assert round(float(np.ptp(last)), 2) == 0.01
    clear = engine.evaluate(named(5, "Why ReLU").project)
    np.testing.assert_array_equal(clear["relu1"], clear["relu4"])


# ---- lesson 6


def test_pooling_gives_the_numbers_of_the_introduction() -> None:
    assert values(named(6, "The largest"), "pool1")[0].tolist() == [[20, 30], [112, 37]]
    assert values(named(6, "The mean"), "pool1")[0].tolist() == [[13, 8], [79, 19.5]]
    other = OtherPooling("pool1", 0).of(named(6, "Side by").project, engine.evaluate(named(6, "Side by").project))
    assert other is not None
    assert other.thumbnail.values.tolist() == [[13, 8], [79, 19.5]]
    blocks = image_of(named(6, "Side by").project)[0]
    assert 8 not in blocks[:2, 2:]
    assert 79 not in blocks[2:, :2]
    one_by_one = set_params(named(6, "Blocks").project, "pool1", stride=1)
    assert np.count_nonzero(engine.evaluate(one_by_one)["pool1"] == 112) == 1


def test_a_real_map_is_quartered_and_its_mean_is_paler() -> None:
    scene = named(6, "On a real")
    result = engine.evaluate(scene.project)
    assert result["relu1"].size == 6_272
    assert result["pool1"].size == 1_568
    other = OtherPooling("pool1", scene.view.channel).of(scene.project, result)
    assert other is not None
    assert other.thumbnail.values.max() < 0.8 * result["pool1"][scene.view.channel].max()


def test_a_small_shift_leaves_the_pooled_map_and_a_larger_one_does_not() -> None:
    images = [image_of(project)[0] for project in projects(named(6, "Small shifts"))]
    maps = seen(6, "Small shifts", "pool1")
    assert np.count_nonzero(maps[0]) == np.count_nonzero(images[0]) == 8
    for before, after in pairwise(images):
        np.testing.assert_array_equal(np.roll(before, 1, axis=1), after)
    np.testing.assert_array_equal(maps[0], maps[1])
    np.testing.assert_array_equal(np.roll(maps[0], 1, axis=1), maps[2])


def blocks_of(image: np.ndarray, side: int) -> np.ndarray:
    rows, columns = (length // side for length in image.shape)
    return image.reshape(rows, side, columns, side).swapaxes(1, 2).reshape(rows, columns, side * side)


def test_max_pooling_does_not_discard_noise_and_mean_pooling_averages_it_away() -> None:
    scene = named(6, "Measured")
    even = image_of(scene.project)[0]
    largest = values(scene, "pool1")[0]
    other = OtherPooling("pool1", 0).of(scene.project, engine.evaluate(scene.project))
    assert other is not None
    mean = other.thumbnail.values
    assert [f"{each.std():.2f}" for each in (even, mean, largest)] == ["0.16", "0.08", "0.12"]
    assert [f"{each.mean():.2f}" for each in (even, mean, largest)] == ["0.33", "0.33", "0.50"]
    whole = engine.evaluate(named(6, "Does max").project)["input"][0]
    np.testing.assert_allclose(whole[160:176, :16], even, atol=0.005)


def test_large_blocks_make_dark_noise_as_light_as_what_is_light() -> None:
    _, wide = projects(named(6, "Does max"))
    result = engine.evaluate(wide)
    largest, means = result["pool1"][0], blocks_of(result["input"][0], 8).mean(axis=2)
    assert largest.shape == (24, 32)
    assert f"{result['input'][0][160:, :120].mean():.2f}" == f"{means[20:, :15].mean():.2f}" == "0.32"
    assert f"{largest[20:, :15].mean():.2f}" == "0.72"
    assert largest[20:, :15].mean() > largest[0, 17:].mean(), "the light side at the top has no noise"
    before, after = result["input"][0][128:, :128].std(), means[16:, :16].std()
    assert 7 < before / after < 9, "about an eighth of the noise is left"


# ---- lesson 7


def test_the_cell_that_is_flattened_comes_from_where_the_words_say() -> None:
    scene = named(7, "Sixteen")
    result = engine.evaluate(scene.project)
    assert [step.view.unrolled for step in steps_of(scene)] == [True, True]
    assert steps_of(scene)[-1].view.channel == 5 * 25 + 2 * 5 + 2
    assert result["flatten"][137] == result["pool2"][5, 2, 2] == pytest.approx(5.77, abs=0.005)


def test_the_arguments_are_as_many_as_is_said() -> None:
    scene = named(7, "Every cell")
    result = engine.evaluate(scene.project)
    cells, weights = result["flatten"], scene.project["linear1"].weights["weight"].data
    terms = weights[5] * cells
    assert [np.count_nonzero(each) for each in (cells == 0, terms > 0, terms < 0)] == [281, 61, 58]
    scores = result["linear1"]
    assert np.argsort(scores)[::-1][:2].tolist() == [5, 3]
    assert [round(float(scores[each]), 2) for each in (5, 3)] == [17.74, -1.5]
    assert engine.infer(scene.project).parameters["linear1"] == 4_010


def test_an_unsure_digit_leaves_all_ten_visibly_above_zero() -> None:
    scene = named(7, "From scores")
    result = engine.evaluate(scene.project)
    chances, scores = result["softmax"], result["linear1"]
    assert chances.min() > 0.02
    assert np.argsort(chances)[[-1, -2, 0]].tolist() == [step.view.channel for step in steps_of(scene)] == [9, 4, 3]
    assert [f"{float(chances[each]):.3f}" for each in (9, 4, 3)] == ["0.393", "0.172", "0.023"]
    assert f"{scores[9]:.2f}" == "0.66"
    assert f"{scores[9] - scores[4]:.1f}" == "0.8"
    assert f"{np.exp(scores[4] - scores[9]):.2f}" == "0.44"


def test_a_pushed_bias_makes_threes_of_other_digits_too() -> None:
    pushed = set_bias(named(7, "Give another").project, "linear1", 3, 25)
    for number in (1, 2, 7, 8):
        assert engine.evaluate(engine.set_image(pushed, digit(number)))["softmax"].argmax() == 3


# ---- lesson 8


def test_the_whole_is_built_in_five_steps() -> None:
    scene = named(8, "The whole in")
    built = [scene.view.built, *(step.view.built for step in steps_of(scene))]
    assert built == ["conv1", "relu1", "pool1", "pool2", "flatten", "softmax"]
    said = [scene.words, *(step.words for step in steps_of(scene))]
    starts = ("First, convolution", "Second, ReLU", "Third, pooling", "The three", "Fourth, flatten", "Fifth, fully")
    assert all(words.startswith(start) for words, start in zip(said, starts, strict=True))


def test_the_learned_numbers_add_up() -> None:
    parameters = engine.infer(named(8, "To the class").project).parameters
    assert [count for count in parameters.values() if count] == [208, 3_216, 4_010]
    assert sum(parameters.values()) == 7_434
    assert 784 * 1_000 + 1_000 == 785_000


@pytest.mark.parametrize(
    ("title", "winner", "least"),
    [
        ("A digit", 2, 0.99),
        ("And back", 2, 0.99),
        ("A way around", 2, 0.99),
        ("Moved", 2, 0.99),
        ("One stroke", 8, 0.99),
        ("A question", 3, 0.999),
        ("What to take", 2, 0.99),
    ],
)
def test_the_network_answers_as_the_last_lesson_says(title: str, winner: int, least: float) -> None:
    chances = values(named(8, title), "softmax")
    assert chances.argmax() == winner
    assert chances[winner] > least


def test_a_4_that_is_black_on_white_is_confidently_called_2() -> None:
    scene = named(8, "Confidently")
    shown, read = image_of(scene.project)[0], values(scene, "input")[0]
    assert not scene.project.input.invert, "what is shown is what the network reads"
    assert shown[0, 0] == 1
    assert read[0, 0] == read.max()
    chances = values(scene, "softmax")
    assert chances.argmax() == 2
    assert chances[2] == pytest.approx(0.98, abs=0.005)


def test_the_7_lost_by_as_much_as_is_said() -> None:
    scores = values(named(8, "And back"), "linear1")
    assert [round(float(scores[each]), 2) for each in (7, 2)] == [-6.94, 12.82]


def test_both_ways_of_the_skip_connection_add_up_to_what_is_said() -> None:
    scene = named(8, "A way around")
    result = engine.evaluate(scene.project)
    made, carried, total = (result[layer] for layer in ("conv5", "pool2", "add2"))
    assert scene.project["add2"].inputs == ("conv5", "pool2")
    assert np.count_nonzero(abs(carried) > abs(made)) == 167
    assert total.size == 784
    (hidden,), steps = steps_of(scene)[0].view.hidden_cells, steps_of(scene)
    assert hidden == ("add2", (14, 3, 3))
    views = [scene.view, *(step.view for step in steps)]
    cells = [(view.channel, *(int(7 * share) for share in view.place)) for view in views]
    assert cells == [(14, 3, 3)] * 4 + [(14, 1, 3)]
    mostly, taken = cells[0], cells[-1]
    assert [f"{each[mostly]:.2f}" for each in (made, carried, total)] == ["4.18", "17.49", "21.67"]
    assert f"{carried[mostly] / (made[mostly] + carried[mostly]):.0%}" == "81%"
    assert made[taken] < 0 < carried[taken] < -made[taken]
    assert result["relu5"][taken] == 0
    assert steps[0].view.page == "cell"
    assert [step.view.panels for step in steps[2:]] == [("why",), ("why",)]


def test_a_1_right_in_the_corner_is_taken_for_a_4() -> None:
    project = named(8, "A digit").project
    drawn = image_of(engine.set_image(project, digit(1)))
    moved = np.roll(drawn, (4, -11), axis=(1, 2))
    np.testing.assert_array_equal(moved[:, 4:, :-11], drawn[:, :-4, 11:])
    assert moved[0, -1].any(), "it stands at the lower border"
    assert moved[0, :, 0].any(), "and at the left one"
    assert engine.evaluate(engine.set_image(project, moved))["softmax"].argmax() == 4


# ---- the tasks


def erased(project: Project) -> Project:
    """The digit 8 without the left halves of its loops."""
    image = image_of(project)
    image[:, 6:12, 7:13] = image[:, 14:22, 6:13] = 0
    return engine.set_image(project, image)


def erased_above(project: Project) -> Project:
    """The digit 8 without the left half of its upper loop."""
    image = image_of(project)
    image[:, 6:12, 7:13] = 0
    return engine.set_image(project, image)


def widened(image: np.ndarray) -> np.ndarray:
    """Every stroke a pixel wider on all four sides."""
    moved = [np.roll(image, shift, axis) for axis in (1, 2) for shift in (-1, 1)]
    wide: np.ndarray = np.maximum.reduce([image, *moved])
    return wide


def thickened(project: Project) -> Project:
    return engine.set_image(project, widened(image_of(project)))


def half_thickened(project: Project) -> Project:
    image = image_of(project)
    return engine.set_image(project, np.maximum(image, np.roll(image, 1, axis=2)))


def painted_over(project: Project) -> Project:
    """Half of the picture is white: nothing of the 2 is visible."""
    image = image_of(project)
    image[:, :, :20] = 1
    return engine.set_image(project, image)


def another_thick_2(project: Project) -> Project:
    """Thick strokes, but not along those of the 2."""
    shown = image_of(engine.set_image(project, digit(2)))
    return engine.set_image(project, widened(shown))


def blank(project: Project) -> Project:
    return engine.set_image(project, np.zeros_like(image_of(project)))


def pooled(**changes: int) -> Edit:
    return lambda project: set_params(project, "pool1", **changes)


def biased(layer: str, at: int, value: float) -> Edit:
    return lambda project: set_bias(project, layer, at, value)


def heated(temperature: float) -> Edit:
    return lambda project: set_params(project, "softmax", temperature=temperature)


def inverted(project: Project) -> Project:
    return set_invert(project, not project.input.invert)


DONE: dict[tuple[int, str], Edit] = {
    (5, "The bias"): biased("conv1", 0, -5),
    (5, "A relative"): lambda project: set_params(project, "leaky1", slope=0.0),
    (6, "Blocks"): pooled(stride=1),
    (6, "Noise"): lambda project: pooled(kernel=8)(pooled(stride=8)(project)),
    (7, "How sure"): heated(15.0),
    (7, "Give another"): biased("linear1", 3, 20),
    (8, "Moved"): thickened,
    (8, "One stroke"): erased,
    (8, "Confidently"): inverted,
}
NOT_DONE: list[tuple[int, str, Edit]] = [
    (5, "The bias", biased("conv1", 0, -3)),
    (5, "The bias", biased("conv1", 1, -5)),
    (5, "The bias", blank),
    (5, "The bias", lambda project: set_part(project, "conv1", (0, 0), np.zeros((3, 3)))),
    (5, "A relative", lambda project: set_params(project, "leaky1", slope=0.1)),
    (6, "Blocks", pooled(stride=3)),
    (6, "Blocks", lambda project: pooled(stride=1)(pooled(kernel=3)(project))),
    (6, "Noise", pooled(stride=8)),
    (6, "Noise", pooled(kernel=8)),
    (6, "Noise", lambda project: pooled(kernel=4)(pooled(stride=4)(project))),
    (7, "How sure", heated(10.0)),
    (7, "How sure", with_image(digit(3))),
    (7, "How sure", blank),
    (7, "How sure", biased("linear1", 3, 20)),
    (7, "Give another", biased("linear1", 3, 10)),
    (7, "Give another", with_image(digit(3))),
    (7, "Give another", biased("linear1", 5, -20)),
    (7, "Give another", lambda project: with_image(digit(3))(biased("linear1", 3, 20)(project))),
    (8, "Moved", half_thickened),
    (8, "Moved", painted_over),
    (8, "Moved", another_thick_2),
    (8, "Moved", with_image(digit(8))),
    (8, "One stroke", erased_above),
    (8, "One stroke", with_image(digit(3))),
    (8, "One stroke", blank),
    (8, "Confidently", with_image(digit(4))),
    (8, "Confidently", blank),
    (8, "Confidently", lambda project: biased("linear1", 2, -20)(project)),
]


def reached(scene: Scene, project: Project) -> bool:
    assert scene.task is not None
    return is_done(scene.task, scene.project, project, engine.evaluate(project))


def test_every_task_is_tried() -> None:
    asked = [(number, scene.title) for number in NUMBERS for scene in LESSONS[number].scenes if scene.task is not None]
    for tried in (DONE, {(number, title) for number, title, _ in NOT_DONE}):
        assert len(asked) == len(tried)
        assert all(any(of == number and title.startswith(start) for of, start in tried) for number, title in asked)


@pytest.mark.parametrize(("number", "title"), DONE)
def test_a_task_waits_to_be_done(number: int, title: str) -> None:
    scene = named(number, title)
    assert not reached(scene, scene.project)
    assert reached(scene, DONE[number, title](scene.project))


@pytest.mark.parametrize(("number", "title", "edit"), NOT_DONE)
def test_what_is_half_done_or_something_else_earns_no_praise(number: int, title: str, edit: Edit) -> None:
    scene = named(number, title)
    assert not reached(scene, edit(scene.project))


def test_the_praise_for_thick_strokes_is_true() -> None:
    thick = thickened(named(8, "Moved").project)
    assert engine.evaluate(thick)["softmax"][2] > 0.99
    assert engine.evaluate(painted_over(named(8, "Moved").project))["softmax"].argmax() != 2
