import pytest

# With every library: a token is kept, an error has a kind, and no server is a network failure.
RULES = ["CX-TOK-001", "CX-ERR-001", "CX-ERR-012", "CX-NET-001", "CX-NET-006"]


@pytest.mark.parametrize("name", ["WithRequests", "WithHttpx", "WithUrllib", "Asynchronous"])
def test_the_rules_run_against_a_client_on_any_library(cxone_examine, name):
    report = cxone_examine(f"recorders:{name}", rules=RULES)
    assert {each["id"]: each["verdict"] for each in report["rules"]} == {each: "pass" for each in RULES}
    assert report["manifest"]["client"]["operations"] == ["startRecording", "stopRecording"]
