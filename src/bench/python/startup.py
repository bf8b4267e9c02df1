#!/usr/bin/env python3
"""How long Jenkins takes to start with 10,000 applications, with the plugin and without it, in turn.

    mvn verify
    startup.py JENKINS.WAR [STARTS]

The same plugins on which this one depends are there both times. Prints the time of each start until Jenkins says that it is up, the
medians and their ratio, and with the plugin the heap that the first look at a record keeps alive, a job.
"""
import hashlib
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

JOBS = 10_000
PORT = 8098
WITHOUT_RECORD = "another"
CONFIG = "<?xml version='1.1' encoding='UTF-8'?><project><builders/><publishers/><buildWrappers/></project>"
ROOT = pathlib.Path(__file__).resolve().parents[3]
LEDGER = next(ROOT.glob("src/demo/home/release-lifecycle/ledgers/*/000001.jsonl"))


def prepare(home):
    facts = LEDGER.read_bytes()
    (home / "jobs" / WITHOUT_RECORD).mkdir(parents=True)
    (home / "jobs" / WITHOUT_RECORD / "config.xml").write_text(CONFIG)
    for number in range(JOBS):
        job = home / "jobs" / f"app-{number:05d}"
        job.mkdir(parents=True)
        (job / "config.xml").write_text(CONFIG)
        ledger = hashlib.sha256(str(number).encode()).hexdigest()[:32]
        (job / "release-lifecycle.ledger").write_text(ledger)
        directory = home / "release-lifecycle" / "ledgers" / ledger
        directory.mkdir(parents=True)
        (directory / "000001.jsonl").write_bytes(facts)


def heap(process):
    histogram = subprocess.run(
        ["jcmd", str(process.pid), "GC.class_histogram"], check=True, capture_output=True, text=True).stdout
    return int(re.search(r"^Total\s+\d+\s+(\d+)", histogram, re.MULTILINE).group(1))


def look(job):
    """The page of a job; Jenkins has no users here, so anybody may see it."""
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{PORT}/job/{job}/release-lifecycle/").read()
    except urllib.error.HTTPError as answer:
        answer.read()


def start(war, home, plugin):
    plugins = home / "plugins"
    shutil.rmtree(plugins, ignore_errors=True)
    plugins.mkdir()
    for needed in (ROOT / "target/test-classes/test-dependencies").glob("*.hpi"):
        shutil.copy(needed, plugins / f"{needed.stem}.jpi")
    if plugin:
        shutil.copy(ROOT / "target/release-lifecycle.hpi", plugins / "release-lifecycle.jpi")
    command = ["java", "-Xmx2g", "-Djenkins.install.runSetupWizard=false", "-jar", war, f"--httpPort={PORT}",
               "--httpListenAddress=127.0.0.1"]
    begun = time.monotonic()
    process = subprocess.Popen(
        command, env={"JENKINS_HOME": str(home), "PATH": "/usr/bin:/bin"}, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL,
        text=True)
    log = []
    for line in process.stderr:
        log.append(line)
        if "fully up and running" in line:
            break
    else:
        sys.exit("Jenkins did not start:\n" + "".join(log[-40:]))
    took = time.monotonic() - begun
    kept = None
    if plugin:
        look(WITHOUT_RECORD)
        before = heap(process)
        look("app-00000")
        kept = (heap(process) - before) / JOBS
    process.kill()
    process.communicate()
    return took, kept


def main():
    war, starts = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5
    times = {True: [], False: []}
    with tempfile.TemporaryDirectory() as directory:
        home = pathlib.Path(directory)
        prepare(home)
        for plugin in [False, True] * (starts + 1):
            took, kept = start(war, home, plugin)
            print(f"{'with' if plugin else 'without'}: {took:.2f} s" + (f", {kept:.0f} bytes a job" if plugin else ""))
            times[plugin].append(took)
    with_it, without = (statistics.median(times[plugin][1:]) for plugin in (True, False))
    print(f"medians without the first: with {with_it:.2f} s, without {without:.2f} s, ratio {with_it / without:.3f}")


if __name__ == "__main__":
    main()
