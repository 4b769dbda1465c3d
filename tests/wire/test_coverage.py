"""Every documented trap has its bodies: a case that is removed, renamed or moved to another section turns this red."""

from importlib import import_module
from pathlib import Path

import pytest

from .exchange import Case
from .traps import NOT_ON_THE_WIRE, TRAPS

EVIDENCE = set("SMEXDHLCPT-")


def _cases() -> dict[str, Case]:
    found: dict[str, Case] = {}
    for path in sorted(Path(__file__).parent.glob("test_*.py")):
        if path.name == Path(__file__).name:
            continue
        for name, value in vars(import_module(f".{path.stem}", __package__)).items():
            case = getattr(value, "case", None)
            if isinstance(case, Case):
                assert name not in found, f"two cases are called {name}"
                found[name] = case
    return found


CASES = _cases()


@pytest.mark.parametrize("section", sorted(TRAPS))
def test_a_section_has_exactly_these_cases(section: str) -> None:
    claimed = {name.removeprefix("test_") for name, case in CASES.items() if section in case.where}
    assert claimed == set(TRAPS[section].split())
    assert claimed, f"{section} has no case"


def test_no_case_names_an_unknown_section() -> None:
    named = {section for case in CASES.values() for section in case.where}
    assert named == set(TRAPS)
    assert not named & set(NOT_ON_THE_WIRE)


def test_every_numbered_point_is_either_tested_or_excused() -> None:
    points = {"A": 18, "C1": 9, "C2": 3, "C3": 5, "C4": 7, "C5": 7, "C6": 7, "C7": 4, "C8": 8, "C10": 3, "C11": 5}
    wanted = {
        f"{group}{number}" if group == "A" else f"{group}.{number}"
        for group, count in points.items()
        for number in range(1, count + 1)
    }
    known = set(TRAPS) | set(NOT_ON_THE_WIRE)
    assert wanted <= known
    assert {section for section in known if section[0] in "AC" and not section.startswith("C9.")} == wanted


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_case_says_where_it_comes_from(name: str) -> None:
    case = CASES[name]
    assert case.where
    assert case.evidence
    assert set(case.evidence) <= EVIDENCE
    assert "-" not in case.evidence or case.evidence == "-"
    assert case.operation
