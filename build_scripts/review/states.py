"""Tables of a procedure's states and the transitions between them, made from its data.

A state is a plan's step and status, with its reason if there is one. No row is written by hand: all
are computed from the procedure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from case_inquiry.case.model import contact_kinds
from case_inquiry.conditions import FACT, Conditions
from case_inquiry.plan import OPEN_STATUSES
from case_inquiry.procedure import After, Gate, Procedure, Step, WaitingRule, WayOut


class State(NamedTuple):
    """A plan's step, status and reason; `rung` is the last step taken, or empty."""

    rung: str
    step: str | None
    status: str
    reason: str | None = None

    @property
    def name(self) -> str:
        """The state's name, in the plan's terms."""
        return " / ".join(filter(None, [self.step, self.status, self.reason]))


class Transition(NamedTuple):
    """An event that leads from one state to another, and its waiting rule; None is the start."""

    source: State | None
    target: State
    event: str
    rule: WaitingRule | None = None


def transitions(procedure: Procedure) -> list[Transition]:
    """Return all transitions between states, in the order of the steps.

    >>> from case_inquiry.procedure import load_procedure
    >>> found = transitions(load_procedure("notice-2009"))
    >>> [(item.event, item.target.name) for item in found][:2]
    [('the first plan', 'call / act'), ('call to the USCIS line', 'email_center / wait')]
    """
    found: list[Transition] = []
    rung = ""
    for step in procedure.steps:
        for gate in step.gates:
            found += _at_gate(step.id, gate, procedure)
        if step.after is None:
            continue
        if not found:
            found.append(Transition(None, _first(procedure), "the first plan"))
        found += _taken(step, step.after, _open_states(rung, found))
        rung = step.id
    return found


def _first(procedure: Procedure) -> State:
    return State("", next(step.id for step in procedure.steps if step.done_by), "act")


def _at_gate(step: str, gate: Gate, procedure: Procedure) -> Iterator[Transition]:
    ask, closed, opened = State("", step, "act"), State("", step, "wait"), _first(procedure)
    if gate.before is None:
        yield Transition(None, opened, _where(gate.when, f"`{gate.day}` is not known"))
        early = f"`{gate.day}` is known, and it is too early"
        starts: tuple[State | None, ...] = (None,)
    else:
        yield Transition(None, ask, f"`{gate.day}` or `{gate.before}` is not known")
        early = f"`{gate.before}` is `{gate.unlisted}`, and it is too early"
        starts = (None, ask)
        for source in starts:
            shut = f"`{gate.day}` is not before `{gate.before}`"
            yield Transition(source, closed, shut)
        for start in (None, ask, closed):
            yield Transition(start, opened, f"`{gate.day}` is before `{gate.before}`")
    for rule in gate.rules:
        for source in starts:
            yield Transition(source, closed, _where(rule.when, early), rule)
        yield Transition(closed, opened, _where(rule.when, "the time is over"), rule)
    if gate.before is not None and gate.when:
        yield Transition(None, opened, f"not: {_conditions(gate.when)}")


def _where(when: Conditions, event: str) -> str:
    return f"{event}, where {_conditions(when)}" if when else event


def _open_states(rung: str, found: list[Transition]) -> list[State]:
    """Return the states after `rung` in which the next contact is possible.

    A contact during the wait for its step is early, but it counts.
    """
    reached = dict.fromkeys(item.target for item in found if item.target.rung == rung)
    return [state for state in reached if state.status in OPEN_STATUSES]


def _taken(step: Step, after: After, before: list[State]) -> Iterator[Transition]:
    """Yield the transitions of a step: its contact, then the end of the wait, then the answers."""
    waiting = State(step.id, after.step, "wait")
    for source in before:
        yield Transition(source, waiting, _contact(step))
    places = [waiting]
    if after.then is not None and after.status is not None:
        over = State(step.id, after.then, after.status)
        places.append(over)
        yield Transition(waiting, over, "the time is over", after.rule)
    if step.ways:
        places += [place for place in _ways(step, waiting) if place not in places]
        yield from _between_ways(step, waiting)
    for answer, turn in after.answers.items():
        target = State(step.id, turn.step, turn.status, turn.reason)
        dated = ", from its day on" if turn.since_answer else ""
        for source in places:
            if source != target:
                yield Transition(source, target, f"an answer, `{answer}`{dated}")


def _ways(step: Step, waiting: State) -> tuple[State, State]:
    """Return the states in which one way answered and another is left: not open yet, and open."""
    return State(waiting.rung, step.id, "wait"), State(waiting.rung, step.id, "act")


def _between_ways(step: Step, waiting: State) -> Iterator[Transition]:
    closed, opened = _ways(step, waiting)
    rules = [way.opens for way in step.ways if way.opens]
    ends = [way.closes for way in step.ways if way.closes]
    yield Transition(waiting, closed, "an answer, and the other way is not open")
    yield Transition(waiting, opened, "an answer, and the other way is open")
    for rule in rules:
        yield Transition(closed, opened, "the other way opens", rule)
    for rule in ends:
        yield Transition(opened, closed, "the other way closes again", rule)
    for source in (closed, opened):
        yield Transition(source, waiting, "the other way is asked")


def _contact(step: Step) -> str:
    kinds = contact_kinds()
    names = [
        (kinds[done.channel].name if done.channel in kinds else done.channel)
        + (f" with {_any_of(done.needs)}" if done.needs else "")
        for done in step.done_by
    ]
    return " or ".join(names)


def _any_of(names: tuple[str, ...]) -> str:
    return " or ".join(f"`{name}`" for name in names)


def _conditions(conditions: Conditions) -> str:
    return " and ".join(
        f"`{condition.subject.removeprefix(FACT)}` is "
        + " or ".join(f"`{value}`" for value in condition.values)
        for condition in conditions
    )


def names_of(procedure: Procedure) -> dict[State, str]:
    """Return a name for each state; add the last step taken where two states share a name.

    >>> from case_inquiry.procedure import load_procedure
    >>> list(names_of(load_procedure("current")).values())[-2:]
    ['escalate / act (after escalate)', 'answer / ended / answered']
    """
    found = states(procedure)
    counted = Counter(state.name for state in found)
    return {
        state: f"{state.name} (after {state.rung})" if counted[state.name] > 1 else state.name
        for state in found
    }


def states(procedure: Procedure) -> list[State]:
    """Return all states except the start and the ways out, each after those that lead to it."""
    return list(dict.fromkeys(item.target for item in transitions(procedure)))


def _way_out_name(way: WayOut) -> str:
    return " / ".join(filter(None, [way.step, way.status, way.reason]))


def states_page(procedure: Procedure) -> str:
    """Return the tables of the transitions and of the ways out, as Markdown."""
    names = names_of(procedure)
    rows = [
        "| from | what happens | to | the rule, and its source |",
        "|---|---|---|---|",
        *(_row(item, names) for item in transitions(procedure)),
    ]
    ways = [
        "| | when | to |",
        "|---|---|---|",
        *(
            f"| {number} | {_conditions(way.when)} | {_way_out_name(way)} |"
            for number, way in enumerate(procedure.exits, start=1)
        ),
    ]
    return "\n".join([*rows, "", "The ways out, the first that holds:", "", *ways])


def _row(item: Transition, names: dict[State, str]) -> str:
    cells = [
        names[item.source] if item.source else "start",
        item.event,
        names[item.target],
        _rule(item.rule) if item.rule else "",
    ]
    return f"| {' | '.join(cells)} |"


def _rule(rule: WaitingRule) -> str:
    counted = f"`{rule.rule}`, {rule.days} {rule.unit.replace('_', ' ')}"
    return f"“{rule.words}” ({counted}). {rule.source.title}".replace("|", "&#124;")
