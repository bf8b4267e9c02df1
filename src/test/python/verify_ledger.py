#!/usr/bin/env python3
"""Verifies a ledger of Release Lifecycle without Jenkins and without Java, by docs/ledger-format.md alone.

    verify_ledger.py DIRECTORY [--anchors FILE] [--checkpoint FILE --public-key FILE]

Prints one line and ends with 0 where the ledger is what was written, with 3 where it is not, and with 2 where it cannot be read.
"""
import argparse
import base64
import gzip
import hashlib
import json
import pathlib
import re
import sys
import zlib

SEALED = re.compile(rb'\{"entry":(.*),"hash":"([0-9a-f]{64})","mac":"[0-9a-f]{64}"\}', re.DOTALL)
UNSEALED = re.compile(rb'\{"entry":(.*),"hash":"([0-9a-f]{64})"\}', re.DOTALL)


class Bad(Exception):
    """Something is not what was written."""


def members(pairs):
    """An object in which no name comes twice."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Bad("a member twice")
    return found


def require(entry, number, types, optional=frozenset()):
    """Members of these names and types, and no others."""
    if not isinstance(entry, dict):
        raise Bad(f"line {number}: not an object")
    if not types.keys() - optional <= entry.keys() <= types.keys():
        raise Bad(f"line {number}: members")
    for name, value in entry.items():
        if type(value) is not types[name]:
            raise Bad(f"line {number}: {name}")


FACT = {"actor": dict, "anchors": int, "at": str, "fact": dict, "format": int, "ledger": str, "previous": str,
        "schema": int, "sequence": int, "type": str}
ANCHOR = {"anchored": str, "format": int, "ledger": str, "previous": str, "reached": int, "sequence": int}


def opened(line, number, frames):
    """The format and the entry of a line, and its hash, once that is proved."""
    for version, form, domain in frames:
        match = form.fullmatch(line)
        if match:
            entry, digest = match.group(1), match.group(2).decode()
            if hashlib.sha256(domain + b"\n" + entry).hexdigest() != digest:
                raise Bad(f"line {number}: hash")
            return version, json.loads(entry, object_pairs_hook=members), digest
    raise Bad(f"line {number}: form")


def lines(file):
    *whole, tail = file.read_bytes().split(b"\n")
    return whole, tail


def ledger(directory):
    """The hash of each fact, and the length of an unfinished line; every report that is named in a fact is compared."""
    hashes, previous, newest, reports = [], "0" * 64, 1, set()
    whole, tail = lines(directory / "000001.jsonl")
    frames = [(2, SEALED, b"release-lifecycle/ledger/2"), (1, UNSEALED, b"release-lifecycle/ledger/1")]
    for number, line in enumerate(whole, 1):
        version, entry, digest = opened(line, number, frames)
        require(entry, number, FACT, {"anchors", "fact"} if version == 1 else {"fact"})
        if entry["format"] != version or version < newest:
            raise Bad(f"line {number}: format")
        if entry["ledger"] != directory.name:
            raise Bad(f"line {number}: of another ledger")
        if entry["sequence"] != number:
            raise Bad(f"line {number}: sequence")
        if entry["previous"] != previous:
            raise Bad(f"line {number}: previous")
        if entry["type"] == "security-test-recorded":
            fact = entry["fact"]
            reports |= {report["sha256"] for report in fact["reports"] if report.get("kept")}
            reports |= {fact["findingList"]} if "findingList" in fact else set()
            document = fact.get("circumstances", {}).get("document")
            reports |= {document["sha256"]} if document else set()
        newest, previous = version, digest
        hashes.append(digest)
    if not hashes:
        raise Bad("line 1: missing")
    for report in sorted(reports):
        compare(directory / "evidence" / f"{report}.gz", report)
    return hashes, len(tail)


def compare(file, sha256):
    digest = hashlib.sha256()
    try:
        with gzip.open(file) as report:
            for part in iter(lambda: report.read(1 << 16), b""):
                digest.update(part)
    except (OSError, EOFError, zlib.error) as problem:
        raise Bad(f"report {sha256}: {problem}") from problem
    if digest.hexdigest() != sha256:
        raise Bad(f"report {sha256}: altered")


def anchors(file):
    """The last anchor of each ledger."""
    known, previous = {}, "0" * 64
    whole, _ = lines(file)
    for number, line in enumerate(whole, 1):
        version, entry, digest = opened(line, number, [(1, SEALED, b"release-lifecycle/anchors/1")])
        require(entry, number, ANCHOR)
        if (entry["format"], entry["sequence"], entry["previous"]) != (version, number, previous):
            raise Bad(f"anchors, line {number}: not where it was written")
        known[entry["ledger"]] = entry["reached"], entry["anchored"]
        previous = digest
    return known


def der(data):
    """The elements of the outermost DER structure."""
    found, at = [], 0
    while at < len(data):
        tag, length, at = data[at], data[at + 1], at + 2
        if length & 0x80:
            size = length & 0x7F
            length, at = int.from_bytes(data[at : at + size], "big"), at + size
        found.append((tag, data[at : at + length]))
        at += length
    return found


def rsa(file):
    """Modulus and exponent of a public key in PEM (RFC 5280, SubjectPublicKeyInfo)."""
    text = re.sub(r"-----[A-Z ]+-----|\s", "", file.read_text("ascii"))
    bits = der(der(base64.b64decode(text))[0][1])[1][1]
    modulus, exponent = der(der(bits[1:])[0][1])
    return int.from_bytes(modulus[1], "big"), int.from_bytes(exponent[1], "big")


def checkpoint(file, key):
    """The last place of each ledger, once the signature is proved (RFC 8017, RSASSA-PKCS1-v1_5)."""
    match = re.fullmatch(rb'\{"checkpoint":(.*),"signature":"([A-Za-z0-9+/=]+)"\}\s*', file.read_bytes(), re.DOTALL)
    if not match:
        raise Bad("checkpoint: form")
    modulus, exponent = rsa(key)
    size = (modulus.bit_length() + 7) // 8
    digest = hashlib.sha256(b"release-lifecycle/checkpoint/1\n" + match.group(1)).digest()
    info = bytes.fromhex("3031300d060960864801650304020105000420") + digest
    expected = b"\x00\x01" + b"\xff" * (size - len(info) - 3) + b"\x00" + info
    signature = int.from_bytes(base64.b64decode(match.group(2)), "big")
    if pow(signature, exponent, modulus).to_bytes(size, "big") != expected:
        raise Bad("checkpoint: signature")
    return {place["ledger"]: (place["sequence"], place["hash"]) for place in json.loads(match.group(1))["ledgers"]}


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("directory", type=pathlib.Path)
    arguments.add_argument("--anchors", type=pathlib.Path)
    arguments.add_argument("--checkpoint", type=pathlib.Path)
    arguments.add_argument("--public-key", type=pathlib.Path)
    given = arguments.parse_args()
    if bool(given.checkpoint) != bool(given.public_key):
        arguments.error("--checkpoint and --public-key belong together")
    directory = given.directory.resolve()
    try:
        hashes, unfinished = ledger(directory)
        known = [anchors(given.anchors)] if given.anchors else []
        known += [checkpoint(given.checkpoint, given.public_key)] if given.checkpoint else []
        for places in known:
            if directory.name not in places:
                raise Bad("nothing is known of this ledger")
            sequence, digest = places[directory.name]
            if hashes[sequence - 1 : sequence] != [digest]:
                raise Bad(f"fact {sequence} is missing or another")
    except Bad as bad:
        print(f"BAD {bad}")
        return 3
    except OSError as problem:
        print(f"UNREADABLE {problem}")
        return 2
    except (ValueError, KeyError, TypeError) as problem:
        print(f"BAD {type(problem).__name__} {problem}")
        return 3
    print(f"GOOD {len(hashes)} facts, last hash {hashes[-1]}, {unfinished} bytes of an unfinished line")
    return 0


if __name__ == "__main__":
    sys.exit(main())
