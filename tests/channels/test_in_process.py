"""Actions inside the Rasa process, compared with a stock action server."""

from __future__ import annotations

import asyncio
import copy
import json
import logging
import time

import pytest
import rasa_sdk.endpoint
from jsonschema import ValidationError
from rasa.core.actions.action import ActionExecutionRejection, RemoteAction
from rasa.core.channels.channel import CollectingOutputChannel
from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import RasaException
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

from bot.channels import in_process
from bot.channels.in_process import ActionRunner
from tests.channels.serving import FakeAgent, Site, running

PACKAGE = "tests.channels.small_actions"
DOMAIN = Domain.from_yaml(
    """
version: "3.1"
intents: [ask_cure]
slots:
  condition: {type: text, mappings: [{type: custom}]}
actions: [test_answer, test_later, test_blocking, test_failing, test_rejecting, test_meddling, test_unknown]
"""
)


def _tracker(said="my secret words"):
    events = [ActionExecuted("action_listen"), UserUttered(said, {"name": "ask_cure"})]
    return DialogueStateTracker.from_events("web-1", events, DOMAIN.slots)


def _call(name, said="hello"):
    return RemoteAction(name, None)._action_call_format(_tracker(said), DOMAIN)


@pytest.fixture(scope="module")
def runner():
    return ActionRunner(PACKAGE)


@pytest.fixture(scope="module")
def server():
    """A stock action server with the same actions."""
    with running(rasa_sdk.endpoint.create_app(PACKAGE)) as port:
        yield Site(port, FakeAgent())


@pytest.fixture
def act(runner, monkeypatch):
    """Runs an action as Rasa does, by the url that endpoints.yml names."""
    in_process.install()
    monkeypatch.setattr(in_process, "_runner", lambda: runner)

    def run(name, url="in-process"):
        action = RemoteAction(name, EndpointConfig(url))
        nlg = TemplatedNaturalLanguageGenerator({})
        return asyncio.run(action.run(CollectingOutputChannel(), nlg, _tracker(), DOMAIN))

    return run


@pytest.mark.parametrize("name", ["test_answer", "test_later", "test_blocking", "test_meddling"])
def test_the_result_is_that_of_a_stock_action_server(runner, server, name):
    reply = server.request("POST", "/webhook", json.dumps(_call(name)), {"content-type": "application/json"})
    assert reply.status == 200
    assert asyncio.run(runner.run(_call(name))) == reply.json


@pytest.mark.parametrize("name", ["test_rejecting", "test_unknown", "test_failing"])
def test_a_failure_has_the_status_of_a_stock_action_server(runner, server, name):
    reply = server.request("POST", "/webhook", json.dumps(_call(name)), {"content-type": "application/json"})
    with pytest.raises(ClientResponseError) as failure:
        asyncio.run(runner.run(_call(name)))
    assert failure.value.status == reply.status
    if reply.status == 400:
        assert json.loads(failure.value.text) == reply.json


def test_rasa_gets_what_the_action_says_with_its_metadata(act):
    said, slot = act("test_answer")
    assert isinstance(said, BotUttered)
    message = said.message()
    assert message["text"] == "You said my secret words"
    assert message["atlas"] == {"topic": "both", "facts": ["a", "b"]}
    assert (slot.key, slot.value) == ("condition", "fibromyalgia")


def test_one_changed_line_of_endpoints_yml_uses_a_stock_action_server(act, server):
    said, _ = act("test_answer", f"http://127.0.0.1:{server.port}/webhook")
    assert said.message()["atlas"] == {"topic": "both", "facts": ["a", "b"]}


def test_an_action_that_rejects_lets_rasa_try_another(act):
    with pytest.raises(ActionExecutionRejection, match="not now"):
        act("test_rejecting")


@pytest.mark.parametrize("name", ["test_failing", "test_unknown"])
def test_an_action_that_fails_is_a_failure_for_rasa(act, name):
    with pytest.raises(RasaException):
        act(name)


def test_a_failure_is_logged_by_its_kind_and_place_and_without_the_words_of_the_user(act, caplog, capfd):
    with caplog.at_level(logging.DEBUG), pytest.raises(RasaException) as failure:
        act("test_failing")
    logging.getLogger("test").error("what Rasa logs", exc_info=failure.value)
    logged = caplog.text + "".join(capfd.readouterr())
    assert "ValueError" in logged
    assert "small_actions.py" in logged
    assert "secret" not in logged


def test_an_action_cannot_change_rasas_own_objects(runner):
    call = _call("test_meddling")
    before = copy.deepcopy(call)
    asyncio.run(runner.run(call))
    assert call == before


def test_a_blocking_action_delays_nobody_else(runner):
    async def both():
        blocking = asyncio.create_task(runner.run(_call("test_blocking")))
        await asyncio.sleep(0.05)
        begin = time.monotonic()
        await runner.run(_call("test_answer"))
        assert time.monotonic() - begin < 0.2
        await blocking

    asyncio.run(both())


def test_the_actions_are_imported_once_and_only_when_one_is_called(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "counted_actions.py").write_text(
        f"import time\ntime.sleep(0.1)\nopen({str(tmp_path / 'log')!r}, 'a').write('x')\n"
    )
    runner = ActionRunner("counted_actions")
    assert not (tmp_path / "log").exists()

    async def many():
        await asyncio.gather(*(runner.run(_call("test_answer")) for _ in range(8)), return_exceptions=True)

    asyncio.run(many())
    assert (tmp_path / "log").read_text() == "x"


@pytest.mark.parametrize("content", ["import no_such_module", "1 / 0", "def"])
def test_actions_that_cannot_be_imported_are_a_failure_and_the_process_lives(tmp_path, monkeypatch, content):
    name = f"broken_actions_{abs(hash(content))}"
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / f"{name}.py").write_text(content)
    with pytest.raises(ClientResponseError):
        asyncio.run(ActionRunner(name).run(_call("test_answer")))


def test_installing_twice_changes_nothing():
    in_process.install()
    request, check = EndpointConfig.request, RemoteAction._validate_action_result
    in_process.install()
    assert EndpointConfig.request is request
    assert RemoteAction._validate_action_result is check


@pytest.mark.parametrize("result", [{"events": {}}, {"events": [{"event": "slot"}]}, {"responses": [1]}, []])
def test_a_result_of_a_wrong_form_is_still_refused(result):
    in_process.install()
    with pytest.raises(ValidationError):
        RemoteAction("test_answer", None)._validate_action_result(result)


def test_checking_a_result_takes_no_time():
    in_process.install()
    action, result = (
        RemoteAction("test_answer", None),
        {"events": [{"event": "slot", "name": "a", "value": 1}], "responses": []},
    )
    action._validate_action_result(result)
    begin = time.perf_counter()
    for _ in range(100):
        assert action._validate_action_result(result)
    assert time.perf_counter() - begin < 0.2  # Rasa's own takes 1.7 seconds
