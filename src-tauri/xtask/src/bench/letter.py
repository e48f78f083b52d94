"""The floor of a letter: WeasyPrint on the same letter as HTML.

Usage: letter.py LETTER.HTML OUT.PDF. Prints the median seconds of one letter and its kilobytes.
"""

import pathlib
import statistics
import sys
import time

import weasyprint
from weasyprint.text.fonts import FontConfiguration


def main(page, out):
    html, fonts, took = pathlib.Path(page).read_text("utf-8"), FontConfiguration(), []
    for _ in range(8):
        start = time.perf_counter()
        pdf = weasyprint.HTML(string=html).write_pdf(font_config=fonts)
        took.append(time.perf_counter() - start)
    pathlib.Path(out).write_bytes(pdf)
    print(f"letter {statistics.median(took[1:])}")
    print(f"kilobytes {len(pdf) / 1000}")


main(*sys.argv[1:])
