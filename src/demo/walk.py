#!/usr/bin/env python3
"""Walks through the demonstration as its people would, over HTTP.

Against a demonstration that was started anew, it takes web-shop from its trial-run application to a started trial run,
and customer-portal from the request for acceptance through formal operation and a change to its retirement. It prints
what each gate answers on the way. The exit code is 0 where every expectation held, and 1 at the first that did not.
"""

import argparse
import base64
import email.utils
import html.parser
import http.cookiejar
import json
import re
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

PASSWORD = "demo"
PATIENCE = 300  # seconds for a build

IT, BUSINESS, DEV, OPS = "it-lead", "business-lead", "dev-lead", "ops-lead"
ROLE = {
    IT: "it",
    BUSINESS: "business",
    DEV: "development",
    OPS: "operations",
    "technical-review": "technical-review",
    "production-readiness": "production-readiness",
    "document-review": "document-review",
}


class Unexpected(Exception):
    """The demonstration did something else than it should."""


class Answer(html.parser.HTMLParser):
    """The sentence that a page gives as the gate's answer, and the pills below its heading."""

    def __init__(self, page):
        super().__init__()
        self.sentence, self.pills, self.problem, self._inside = "", [], "", None
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        classes = dict(attributes).get("class") or ""
        if "release-lifecycle-verdict" in classes:
            self._inside = "verdict"
        elif "release-lifecycle-pill" in classes.split():
            self._inside = "pill"
        elif "jenkins-alert-danger" in classes:
            self._inside = "problem"

    def handle_endtag(self, tag):
        if (self._inside, tag) in (("verdict", "strong"), ("pill", "span"), ("problem", "div")):
            self._inside = None

    def handle_data(self, data):
        text = " ".join(data.split())
        if not text:
            return
        if self._inside == "verdict":
            self.sentence = f"{self.sentence} {text}".strip()
        elif self._inside == "pill":
            self.pills.append(text)
        elif self._inside == "problem":
            self.problem = f"{self.problem} {text}".strip()


class Person:
    """Somebody who is signed in with a password, and sends a crumb with everything that changes something."""

    def __init__(self, root, user):
        self.root, self.user, self.crumb = root, user, None
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(cookies)
        secret = base64.b64encode(f"{user}:{PASSWORD}".encode()).decode()
        self.headers = {"Authorization": f"Basic {secret}", "Accept-Language": "en"}

    def get(self, path):
        return self._send(path, None)

    def post(self, path, fields):
        if self.crumb is None:
            answer = json.loads(self.get("crumbIssuer/api/json")[1])
            self.crumb = (answer["crumbRequestField"], answer["crumb"])
        data = urllib.parse.urlencode([*fields, self.crumb]).encode()
        return self._send(path, data)

    def _send(self, path, data):
        request = urllib.request.Request(urllib.parse.urljoin(self.root, path), data, self.headers)
        try:
            with self.opener.open(request, timeout=60) as response:
                return response.status, response.read().decode(), response.headers
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read().decode(), refused.headers
        except urllib.error.URLError as silent:
            raise Unexpected(f"{self.root} does not answer ({silent.reason}); start it with: mvn hpi:run") from silent


class Walk:
    def __init__(self, root):
        self.root, self.people = root, {}
        _, _, headers = self.person(DEV).get("api/json")
        self.today = email.utils.parsedate_to_datetime(headers["Date"]).date().isoformat()

    def person(self, user):
        if user not in self.people:
            self.people[user] = Person(self.root, user)
        return self.people[user]

    def adopt(self, ledger, reason):
        """An administrator answers for a record that the controller did not write, as the page shows it."""
        admin = self.person("admin")
        _, page, _ = admin.get("manage/release-lifecycle-records/?verified=true")
        form = page[page.index(f'value="{ledger}"'):]
        seen = [(name, re.search(f'name="{name}"[^>]* value="([^"]*)"', form).group(1)) for name in ("head", "problem")]
        status, page, _ = admin.post(
            "manage/release-lifecycle-records/adopt", [("ledger", ledger), *seen, ("reason", reason)])
        if status != 200:
            raise Unexpected(f"adopting {ledger}: {status}\n{page}")
        print(f"  admin adopted {ledger}")

    def record(self, job, user, fact, /, **members):
        """Records one fact; a member with a list is a list of checkboxes, and __ stands for a dot."""
        fields = [("type", fact)]
        for name, value in members.items():
            values = value if isinstance(value, list) else [value]
            fields += [(name.replace("__", "."), item) for item in values]
        status, page, _ = self.person(user).post(f"job/{job}/release-lifecycle/record", fields)
        if status != 200:
            raise Unexpected(f"{user} could not record {fact} {members}: HTTP {status} {Answer(page).problem}")

    def refused(self, job, user, status, fact, /, **members):
        fields = [("type", fact), *members.items()]
        answer, page, _ = self.person(user).post(f"job/{job}/release-lifecycle/record", fields)
        if answer != status:
            raise Unexpected(f"{user} recording {fact}: HTTP {answer} instead of {status}")
        print(f"  refused as it should be: {user}, {fact} {Answer(page).problem}".rstrip())

    def confirm(self, job, version, subject, *users):
        of_a_version = {"version": version} if version else {}
        for user in users:
            self.record(job, user, "confirmation-given", subject=subject, role=ROLE[user], **of_a_version)

    def documents(self, job, user, *kinds):
        for kind in kinds:
            self.record(job, user, "document-recorded", kind=kind, edition="1.0", location=f"documents/{job}/{kind}")

    def test(self, job, user, version, environment, *aspects):
        report = f"documents/{job}/test-{environment}"
        self.record(
            job, user, "test-recorded", environment=environment, version=version,
            aspects=list(aspects), passed="true", report=report)

    def decide(self, job, version, gate, *voters, **members):
        name = f"{gate.upper()}-{version.replace('.', '-')}"
        self.record(job, DEV, "request-made", request=name, gate=gate, version=version, **members)
        self.refused(job, DEV, 403, "vote-cast", request=name, role="it", approved="true")
        for voter in voters:
            self.record(job, voter, "vote-cast", request=name, role=ROLE[voter], approved="true")

    def expect(self, job, version, gate, state, stage=None):
        """Prints the answer of a gate and compares it, and the stage, with what it should be."""
        query = urllib.parse.urlencode({"version": version, "gate": gate})
        status, page, _ = self.person(DEV).get(f"job/{job}/release-lifecycle/?{query}")
        answer = Answer(page)
        print(f"  {answer.sentence} [{', '.join(answer.pills)}]")
        if status != 200 or f" is {state} for " not in answer.sentence:
            raise Unexpected(f"{job} {version} at {gate}: not {state}")
        if stage is not None and stage not in answer.pills:
            raise Unexpected(f"{job}: not in the stage {stage}")

    def build(self, job, version, fixed, result):
        fields = [("VERSION", version), *([("FIXED", "true")] if fixed else [])]
        status, page, headers = self.person(DEV).post(f"job/{job}/buildWithParameters", fields)
        if status != 201:
            raise Unexpected(f"{job} could not be built: HTTP {status}")
        queued = urllib.parse.urlparse(headers["Location"]).path
        item = urllib.parse.urljoin(self.root, queued)
        number = self.wait(lambda: (self.json(item).get("executable") or {}).get("number"))
        ended = self.wait(lambda: self.json(f"job/{job}/{number}/").get("result"))
        print(f"  build #{number} of {job}, {version}: {ended}")
        if ended != result:
            print(self.person(DEV).get(f"job/{job}/{number}/consoleText")[1])
            raise Unexpected(f"build #{number} of {job}: {ended} instead of {result}")

    def json(self, path):
        return json.loads(self.person(DEV).get(f"{path}api/json")[1])

    def wait(self, look):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found = look()
            if found:
                return found
            time.sleep(1)
        raise Unexpected(f"Nothing came of it within {PATIENCE} seconds")


def web_shop(walk):
    job, version = "web-shop", "1.4.0"
    print(f"{job}: the trial-run application")
    walk.build(job, version, False, "FAILURE")
    walk.expect(job, version, "install", "closed", "Development")
    walk.confirm(job, version, "development-complete", DEV)
    walk.confirm(job, version, "business-needs-met", BUSINESS)
    walk.test(
        job, DEV, version, "development",
        "function", "security", "performance", "availability", "compatibility", "integration")
    walk.confirm(job, version, "test-results-recognised", IT, BUSINESS, OPS)
    for audience in ("end-users", "operations-staff"):
        walk.record(job, DEV, "training-recorded", audience=audience, date=walk.today, participants="all of them")
    walk.documents(
        job, DEV, "trial-run-plan", "backup-plan", "monitoring-plan", "security-configuration-plan",
        "contingency-plan", "handover-plan")
    walk.confirm(job, None, "installation-environment-checked", DEV, OPS)
    walk.confirm(job, None, "deployment-mode-fixed", OPS)
    walk.refused(job, OPS, 403, "support-named", person="somebody", codeRepository="somewhere")
    walk.decide(job, version, "install", IT)
    walk.expect(job, version, "install", "open", "Trial-run application")

    print(f"{job}: installation and testing")
    walk.build(job, version, True, "SUCCESS")
    walk.expect(job, version, "go-live", "closed", "Trial-run testing")
    walk.confirm(job, None, "hosts-prepared", OPS)
    walk.confirm(job, version, "application-installed", DEV)
    walk.test(
        job, OPS, version, "test",
        "stress", "security-assessment", "integration", "robustness", "stability", "load-response", "security",
        "contingency-drill")
    walk.confirm(job, None, "test-environment-similar", OPS)
    walk.record(job, OPS, "backup-recorded", location=f"backups/{job}")
    walk.test(job, OPS, version, "production", "connectivity", "response", "security", "system-effect")
    walk.expect(job, version, "go-live", "closed")
    walk.decide(
        job, version, "go-live", IT, BUSINESS,
        trialRun__start=walk.today, trialRun__length="P3M", trialRun__observation="P1M")
    walk.expect(job, version, "go-live", "open")

    print(f"{job}: the trial run begins")
    walk.build(job, version, True, "SUCCESS")
    walk.record(job, OPS, "trial-run-started", version=version, length="P3M", observation="P1M")
    walk.expect(job, version, "handover", "closed", "Trial run")


def customer_portal(walk):
    job, version, changed = "customer-portal", "2.3.0", "2.4.0"
    print(f"{job}: a record that another controller wrote")
    walk.adopt("c0570e12907a1de30a57fec1fe0000e1", "The record that the demonstration ships")
    print(f"{job}: acceptance")
    walk.expect(job, version, "acceptance", "closed", "Trial run")
    walk.decide(job, version, "acceptance", "technical-review", "production-readiness", "document-review")
    walk.expect(job, version, "acceptance", "closed", "Acceptance")
    walk.record(job, IT, "vote-cast", request="ACCEPTANCE-2-3-0", role="it", approved="true")

    print(f"{job}: formal operation, and a change")
    walk.expect(job, changed, "change", "closed", "Formal operation")
    walk.build(job, changed, True, "FAILURE")
    walk.confirm(job, None, "operation-monitored", OPS)
    walk.record(job, DEV, "support-named", person=DEV, codeRepository=f"code/{job}")
    walk.record(job, DEV, "change-recorded", version=changed, scope="minor", description="A better search")
    walk.test(job, OPS, changed, "test", "function", "security")
    walk.decide(job, changed, "change", IT, OPS)
    walk.expect(job, changed, "change", "open")
    walk.build(job, changed, True, "SUCCESS")

    print(f"{job}: retirement")
    walk.decide(job, changed, "retire", IT, BUSINESS)
    walk.expect(job, changed, "retire", "closed", "Retirement")
    walk.refused(job, OPS, 400, "backup-recorded", location="too late")
    walk.build(job, changed, True, "FAILURE")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("root", nargs="?", default="http://localhost:8080/jenkins/", help="where the demonstration is")
    root = parser.parse_args().root
    try:
        walk = Walk(root if root.endswith("/") else root + "/")
        web_shop(walk)
        customer_portal(walk)
    except Unexpected as unexpected:
        print(f"NOT AS EXPECTED: {unexpected}", file=sys.stderr)
        return 1
    print("Everything was as expected.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
