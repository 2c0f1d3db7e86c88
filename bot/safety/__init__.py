"""What must not be missed: signs of danger in a message, and the fixed texts for them.

findings   Level, Finding: what the gate reports
texts      SafetyTexts, SafetyText, HelpLine: what is said about a finding
rules      what `data/safety.yml` says, as plain values
schema     the form of that file
wording    its texts, with the numbers filled in
loading    the file -> rules, strictly
reading    a message -> plain words and sentences
spelling   a typed word -> the known word that was meant
concepts   the words -> the named concepts that occur
screen     the gate: a message -> its most serious sign
wire       a finding as JSON, for the way to the action that answers
"""

from bot.safety.findings import Finding, Level
from bot.safety.loading import load_rules
from bot.safety.rules import SafetyRules
from bot.safety.screen import Screen
from bot.safety.texts import HelpLine, SafetyText, SafetyTexts

__all__ = ["Finding", "HelpLine", "Level", "SafetyRules", "SafetyText", "SafetyTexts", "Screen", "load_rules"]
