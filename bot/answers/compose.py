"""Question + facts -> Answer: leads with what was asked, stays short, says honestly when nothing is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.answers.answer import Answer, Block, Table, paragraph, say
from bot.answers.phrasing import asks_for_one_thing, tells_of_oneself, wants_yes_or_no
from bot.answers.question import Question
from bot.answers.ranking import Known, Ranked, Ranker
from bot.answers.suggest import suggest, which_condition
from bot.answers.wording import Wording
from bot.facts.model import Catalogue, Condition, Fact, Show
from bot.thresholds import ASKED_FOR, ELSEWHERE, FAR, NEAR, SHARED, WARNING
from bot.topics import COMPARISON, Topic

# How long an answer may get; the rest waits behind "tell me more". Words are counted without reminder and sources.
MOST_WORDS = 75
MOST_FACTS = 3
MOST_ROWS = 4


@dataclass(frozen=True)
class Composer:
    """Composes answers from one version of the content."""

    catalogue: Catalogue
    ranker: Ranker
    wording: Wording

    def compose(self, question: Question, reminder: str) -> Answer:
        """The answer to a question, closed by `reminder`."""
        if question.topic in COMPARISON:
            return self._compare(question, reminder)
        if not question.conditions:
            return self._clarify(question, reminder)
        if len(question.conditions) == 1:
            return self._on_one(question, reminder)
        return self._on_each(question, reminder)

    def nearness(self, question: Question, known: Known | None = None) -> float:
        """How near the nearest fact that may be told is to a question on given conditions, 0 to 1."""
        facts = {fact.id: fact for condition in question.conditions for fact in self._facts(question, condition)}
        return max((each.nearness for each in self._ranked(question, [*facts.values()], known)), default=0.0)

    def _clarify(self, question: Question, reminder: str) -> Answer:
        """Asks which condition is meant."""
        return Answer(
            topic=question.topic,
            blocks=(*self._opening(question), paragraph(self.wording.headings.clarify)),
            treatment=question.treatment,
            suggestions=which_condition(self.catalogue, self.wording, both=len(self.catalogue.conditions) == 2),
            reminder=reminder,
        )

    def _on_one(self, question: Question, reminder: str) -> Answer:
        (condition,) = question.conditions
        known: Known = {}
        ranked = self._ranked(question, self._facts(question, condition), known)
        ranked = [*self._from_elsewhere(question, condition, ranked[:1], known), *ranked]
        chosen = _choose(ranked, MOST_WORDS, MOST_FACTS)
        if not chosen:
            return self._nothing(question, reminder)
        blocks = [*self._opening(question, chosen[0]), *self._paragraphs(question, chosen)]
        return self._answer(question, blocks, chosen, reminder, more=len(chosen) < len(ranked))

    def _from_elsewhere(self, question: Question, condition: str, lead: Sequence[Ranked], known: Known) -> list[Ranked]:
        """A fact of another topic, where it is plainly what was asked for, and much nearer than those of the topic.

        None is a fact on treatment: those keep together, as warnings and a longer reminder belong to them.
        """
        if question.seen or not lead or question.topic is Topic.TREATMENT_OPTION:
            return []
        excluded = {*COMPARISON, Topic.TREATMENT, Topic.TREATMENT_OPTION, question.topic}
        others = [
            fact
            for fact in self.catalogue.facts
            if fact.concerns(condition) and fact.topic not in excluded and fact.show is Show.NORMAL
        ]
        nearest = self._ranked(question, others, known)[:1]
        return [each for each in nearest if each.nearness >= max(NEAR, lead[0].nearness + ELSEWHERE)]

    def _on_each(self, question: Question, reminder: str) -> Answer:
        """A section for each condition, shorter the more there are; facts on all of them come first."""
        facts = self._facts(question, None)
        on_all = [fact for fact in facts if set(question.conditions) <= set(fact.conditions)]
        known: Known = {}
        shared = self._ranked(question, on_all, known)
        lead = _choose(shared, MOST_WORDS // 2, 1)
        blocks: list[Block] = [*self._paragraphs(question, lead)]
        chosen, in_all = [*lead], len(shared)
        for condition in self._conditions(question):
            own = [fact for fact in facts if fact.conditions == (condition.id,)]
            ranked = self._ranked(question, own, known)
            section = _choose(ranked, MOST_WORDS // len(question.conditions), 1)
            in_all += len(ranked)
            chosen += section
            blocks += self._section(question, condition, section, silent=bool(lead))
        if not blocks:
            return self._nothing(question, reminder)
        nearest = max(chosen, key=lambda each: each.nearness, default=None)
        blocks = [*self._opening(question, nearest), *blocks]
        return self._answer(question, blocks, chosen, reminder, more=len(chosen) < in_all)

    def _section(
        self, question: Question, condition: Condition, section: Sequence[Ranked], *, silent: bool
    ) -> list[Block]:
        """What is told on one condition; when nothing is known it says so, unless `silent` or told before."""
        if section:
            return [paragraph(each.fact.text) for each in section]
        return [] if silent or question.seen else [paragraph(self._no_fact(question, condition))]

    def _compare(self, question: Question, reminder: str) -> Answer:
        """What the facts say of the conditions together, with a table when they differ in many respects."""
        facts = [
            fact
            for fact in self.catalogue.about(question.topic)
            if set(question.conditions) <= set(fact.conditions) and fact.id not in question.seen
        ]
        ranked = self._ranked(question, facts)
        if not ranked:
            return self._nothing(question, reminder) if question.seen else self._define_each(question, reminder)
        if self._is_overall(question, ranked):
            return self._table(question, facts, reminder)
        if question.aspect:
            ranked = sorted(ranked, key=lambda each: each.fact.aspect != question.aspect)
        chosen = _choose(ranked, MOST_WORDS, 2)
        blocks = [*self._opening(question, chosen[0]), *self._paragraphs(question, chosen)]
        return self._answer(question, blocks, chosen, reminder, more=len(chosen) < len(ranked))

    def _is_overall(self, question: Question, ranked: Sequence[Ranked]) -> bool:
        """Whether the difference as a whole is asked for: no aspect, nothing told yet, no fact that is asked for."""
        if question.topic is not Topic.DIFFERENCE or question.aspect or question.seen or wants_yes_or_no(question.text):
            return False
        first, *_ = self.catalogue.about(Topic.DIFFERENCE)
        return ranked[0].fact == first or ranked[0].nearness < NEAR

    def _table(self, question: Question, facts: Sequence[Fact], reminder: str) -> Answer:
        """The first fact, and a row for each aspect in the order of the aspects."""
        lead, *rest = (fact for fact in facts if fact.show is not Show.ON_REQUEST)
        order = [aspect.id for aspect in self.catalogue.aspects]
        rows = [fact for fact in (lead, *rest) if fact.columns and fact.aspect]
        rows = sorted(rows, key=lambda fact: order.index(fact.aspect or ""))[:MOST_ROWS]
        head = (say(""), *(say(_title(each.name)) for each in self._conditions(question)))
        cells = tuple(
            (
                say(self.catalogue.aspect[fact.aspect or ""].title, bold=True),
                *(say(fact.columns.get(id_, "")) for id_ in question.conditions),
            )
            for fact in rows
        )
        blocks: list[Block] = [paragraph(lead.text), *([Table(head, cells)] if rows else [])]
        chosen = [Ranked(fact, 0.0) for fact in dict.fromkeys([lead, *rows])]
        return self._answer(question, blocks, chosen, reminder, more=len(chosen) < 1 + len(rest))

    def _define_each(self, question: Question, reminder: str) -> Answer:
        """Without a fact that compares them: what each condition is."""
        names = " and ".join(each.name for each in self._conditions(question))
        blocks: list[Block] = [paragraph(self.wording.headings.no_comparison.format(conditions=names))]
        chosen: list[Ranked] = []
        for condition in question.conditions:
            first = [Ranked(fact, 0.0) for fact in self.catalogue.about(Topic.DEFINITION, condition)[:1]]
            blocks += [paragraph(each.fact.text) for each in first]
            chosen += first
        return self._answer(question, blocks, chosen, reminder, more=False)

    def _nothing(self, question: Question, reminder: str) -> Answer:
        if question.seen:
            blocks = [paragraph(self.wording.talk.more_none)]
        else:
            blocks = [paragraph(self._no_fact(question, each)) for each in self._conditions(question)[:1]]
        return self._answer(question, blocks, [], reminder, more=False)

    def _no_fact(self, question: Question, condition: Condition) -> str:
        if question.treatment is None:
            return self.wording.headings.no_fact
        treatment = self.catalogue.treatment[question.treatment].name
        return self.wording.headings.no_fact_treatment.format(treatment=treatment, condition=condition.name)

    def _facts(self, question: Question, condition: str | None) -> list[Fact]:
        """The facts for a question on a condition: those on it alone before those on several."""
        facts = self.catalogue.about(question.topic, condition, question.treatment)
        if question.treatment and not facts:
            for kind in self.catalogue.kinds_of(question.treatment):
                of_kind = self.catalogue.about(question.topic, condition, kind.id)
                facts += of_kind[:1] + [fact for fact in of_kind[1:] if fact.show is Show.ALWAYS]
        facts = [fact for fact in facts if fact.id not in question.seen]
        return sorted(facts, key=lambda fact: len(fact.conditions))

    def _ranked(self, question: Question, facts: Sequence[Fact], known: Known | None = None) -> list[Ranked]:
        """The lead, warnings, the others, each nearest first; sensitive figures only when asked for exactly that."""
        ranked = [
            each
            for i, each in enumerate(self.ranker.rank(question.text, facts, known))
            if each.fact.show is not Show.ON_REQUEST or (i == 0 and each.nearness >= ASKED_FOR)
        ]
        if not ranked:
            return []
        lead = max(ranked, key=lambda each: _as_a_lead(each, question))
        behind = [each for each in ranked if each is not lead and each.fact.show is not Show.ON_REQUEST]
        return [lead, *sorted(behind, key=_behind_the_first)]

    def _opening(self, question: Question, lead: Ranked | None = None) -> list[Block]:
        """A kind word to who tells of their own mood; and where a yes or no is wanted that no fact gives, just that."""
        if question.seen:
            return []
        lines = []
        if question.topic is Topic.MENTAL_HEALTH and tells_of_oneself(question.text):
            lines.append(self.wording.headings.sorry)
        if lead and _is_far(lead, question):
            lines.append(self.wording.headings.no_exact_fact)
        return [paragraph(" ".join(lines))] if lines else []

    def _paragraphs(self, question: Question, chosen: Sequence[Ranked]) -> list[Block]:
        texts = [each.fact.text for each in chosen]
        lead = chosen[0] if chosen else None
        if lead and lead.reply and lead.nearness >= NEAR and not question.seen and wants_yes_or_no(question.text):
            texts[0] = f"{self.wording.replies[lead.reply]} {texts[0]}"
        return [paragraph(text) for text in texts]

    def _answer(
        self, question: Question, blocks: Iterable[Block], chosen: Sequence[Ranked], reminder: str, *, more: bool
    ) -> Answer:
        return Answer(
            topic=question.topic,
            blocks=tuple(blocks),
            conditions=question.conditions,
            treatment=question.treatment,
            aspect=question.aspect,
            facts=tuple(each.fact for each in chosen),
            suggestions=suggest(question, self.catalogue, self.wording, more=more),
            reminder=reminder,
        )

    def _conditions(self, question: Question) -> list[Condition]:
        return [self.catalogue.condition[id_] for id_ in question.conditions]


def _choose(ranked: Sequence[Ranked], most_words: int, most_facts: int) -> list[Ranked]:
    """The first facts that fit; the very first always, and warnings beyond the number of facts."""
    chosen: list[Ranked] = []
    words = 0
    for each in ranked:
        words += len(each.fact.text.split())
        warning = each.fact.show is Show.ALWAYS
        if chosen and not warning and (words > most_words or len(chosen) >= most_facts):
            break
        chosen.append(each)
    return chosen


def _as_a_lead(ranked: Ranked, question: Question) -> float:
    """The merit of a fact, less what speaks against beginning with it: a warning frightens, and few ask for it."""
    warning = ranked.fact.show is Show.ALWAYS
    on_more = len(ranked.fact.conditions) > len(question.conditions)
    return ranked.merit - WARNING * warning - SHARED * on_more


def _is_far(lead: Ranked, question: Question) -> bool:
    """Whether what is asked for, one thing and no other, is not quite what the fact tells."""
    if question.beyond:
        return lead.nearness < NEAR
    return bool(lead.fact.asked) and lead.nearness < FAR and asks_for_one_thing(question.text)


def _behind_the_first(ranked: Ranked) -> tuple[bool, int]:
    """Warnings come right behind the first fact, facts on several conditions at the end."""
    return ranked.fact.show is not Show.ALWAYS, len(ranked.fact.conditions)


def _title(name: str) -> str:
    return name[0].upper() + name[1:]
