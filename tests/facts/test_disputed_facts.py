"""Where the article and the medical sources differ, the fact is honest to both: the doubt stands in the statement."""

from __future__ import annotations

import pytest

# The fact, and the words that carry the doubt. Who rewrites the fact may find other words, but has to look here.
DOUBTS = {
    "cd-who-rare": ["roughly", "most common"],
    "cd-symptoms-pain": ["often", "seven or eight in ten"],
    "cd-onset-course": ["usually", "for many people", "levels off"],
    "cd-cure-none": ["no cure", "in some people", "often comes back"],
    "fm-symptoms-weakness": ["some people say"],
    "fm-symptoms-flu": ["some people say"],
    "fm-prognosis-active": ["many people", "differs from person to person"],
    "both-difference-spasms": ["can occur", "not based on them"],
    "both-difference-pain-strength": ["neither", "more widespread"],
    "both-difference-managed": ["both be managed", "differs from person to person"],
    "both-difference-kind": ["seem to", "mostly grouped"],
    "both-causation-not-proven": ["no proof"],
    "both-causation-link-open": ["not known", "cannot be ruled out"],
    "both-both-likelihood": ["few people", "none of the studies", "measured"],
    "both-similarity-mixed-up": ["some people", "may"],
    "cd-sensory-trick-posture": ["for a short time", "not work for everyone"],
    "cd-sensory-trick-limits": ["may", "sources differ"],
    "fm-related-more-common": ["does not mean", "causes them"],
    "cd-heat-what": ["for a while", "no trial was found"],
    "cd-massage-what": ["may", "no trials were found"],
    "cd-surgery-last": ["severe cases", "does not cure"],
    "fm-massage-may-help": ["some kinds", "may"],
    "fm-heat-may-help": ["may help a little", "no study of simple heat packs"],
    "fm-cold-may-help": ["only in special cold cabins"],
    "fm-exercise-muscles": ["some people say"],
    "fm-antidepressant-helps": ["some people", "countries differ"],
    "fm-nerve-medication-helps": ["some people", "countries differ"],
    "fm-otc-not-shown": ["have not shown"],
    "fm-who-common": ["they differ because"],
}


@pytest.mark.parametrize("fact", DOUBTS)
def test_a_disputed_statement_keeps_its_doubt(content, fact):
    text = content.fact[fact].text.lower()

    assert [words for words in DOUBTS[fact] if words not in text] == []


@pytest.mark.parametrize("fact", ["both-causation-not-proven", "both-both-likelihood", "fm-otc-not-shown"])
def test_no_short_reply_takes_the_doubt_away(content, fact):
    replies = {way.reply.value for way in content.fact[fact].asked if way.reply}

    assert "yes" not in replies
