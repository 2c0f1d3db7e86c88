"""A run from end to end: models, then measurements, then the report."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from bench import measure, messages, report, stock, training
from bench.measure import Figures, Measured
from bench.places import MEASURING, RESULTS, BenchError
from bench.processes import at_most
from bench.progress import say
from bench.systems import System, atlas, atlas_by_rasa_run, served, stock_rasa
from bench.training import Training


@dataclass(frozen=True)
class Plan:
    """How much is done. The stock model learns one of `every` phrases."""

    messages: int = 300
    starts: int = 3
    rounds: int = 7
    warm_up: int = 30
    epochs: int = 5  # Rasa's 100 take two hours after each change of a phrase, and change the time of training alone
    every: int = 1
    quick: bool = False
    any_stock: bool = False
    results: Path = RESULTS


QUICK = Plan(30, 1, 1, 3, epochs=1, every=20, quick=True, results=RESULTS.with_name("results-quick.json"))


def run(plan: Plan, scratch: Path) -> bool:
    """Do it all; True when every message was answered."""
    logs = scratch / "logs"
    systems, trainings, changed = _prepare(plan, scratch, logs)
    _warn_of_load()
    load = os.getloadavg()[0]
    with at_most(MEASURING, "The measurement"):
        measured = _measure(plan, systems)
    under = report.conditions(plan.messages, load, quick=plan.quick, phrases_changed=changed)
    table = report.rows(measured, trainings)
    report.save(plan.results, table, measured, trainings, under)
    print(report.markdown(table, measured, trainings, under))
    say(f"All values: {plan.results}")
    return not any(figures.unanswered for figures in measured.values())


def _prepare(plan: Plan, scratch: Path, logs: Path) -> tuple[list[System], dict[str, Training], bool]:
    """The systems to compare, how their models were trained, and whether the stock model is out of date."""
    project = scratch / "stock"
    stock.make(project, plan.epochs, plan.every)
    wanted = stock.digest(project)  # before the training, which notes in the project's files that it took place
    own = training.atlas_model(logs)
    model, note = training.newest_stock_model() if plan.any_stock else training.stock_model(project, logs)
    trainings = {"stock": note}
    if not plan.quick:
        trainings["atlas"] = training.atlas_training(own, logs)
    systems = [atlas(logs), stock_rasa(project, model, logs), atlas_by_rasa_run(own, logs)]
    return systems, trainings, wanted not in model.name


def _measure(plan: Plan, systems: Sequence[System]) -> Measured:
    measured = {system.id: Figures() for system in systems}
    talks = messages.conversations(_some(plan.messages), plan.messages)
    measure.starts(systems, plan.starts, talks, measured)
    with ExitStack() as stack:
        say("starting Atlas and stock Rasa side by side")
        servers = [stack.enter_context(served(system)) for system in systems[:2]]
        warm_up = talks[: plan.warm_up // messages.TURNS]
        measure.latencies(servers, warm_up, {system.id: Figures() for system in systems})  # does not count
        measure.latencies(servers, talks, measured)
        measure.throughputs(servers, plan.rounds, talks, measured)
    return measured


def _some(least: int) -> list[str]:
    found = messages.load()
    if len(found) < least:
        raise BenchError(f"bench/messages.txt has {len(found)} messages, and {least} are to be sent.")
    return found


def _warn_of_load() -> None:
    load, cpus = os.getloadavg()[0], os.cpu_count() or 1
    if load > cpus / 2:
        say(f"The load average is {load:.1f} on {cpus} CPUs: something else is running, and the figures will show it.")
