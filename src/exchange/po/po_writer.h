// GNU gettext PO files, one language pair a file.
// https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
//
// What we write besides what every PO file has:
//
//     #. locseg: type=MT commit=4a0a192 date=2026-01-12
//     #: docs/a.md:20
//     msgctxt "docs/a.md#f0ed8-103"
//     msgid "..."
//     msgstr "..."
//
// `msgctxt` is article#id, with `%` and `#` in either as `%25` and `%23`. Ids and sources may
// repeat within an article, msgctxt and msgid together must not: where they would, the number of
// the unit in its article follows as article#id#7.
//
// The `locseg` comment holds what PO has no place for; what is not known or usual is left out:
// `type`, `commit`, `date`, `recovered=1`, `line` where the reference cannot say it, and two that
// keep the target exact where gettext cannot: `lf` says what was done to the target because msgid
// and msgstr must agree in whether they begin (b) and end (e) with a line feed (`b+`: one was added
// in front, `e-`: one was taken from the end); `target` holds a target that is empty or consists of
// line feeds, where msgstr has to be "", which means "not translated". White space, `%` and
// controls in a value are written %XX. `#| msgid` is the source that a fuzzy target translates, if
// that is known.
//
// Suggestions alone are fuzzy, not what articles of machine translation hold: `type` says that. To
// gettext a fuzzy entry has no translation: it is not compiled, and most tools ignore it.
#pragma once

#include "exchange/units/filling.h"
#include "locseg/exchange.h"

namespace locseg::exchange {

/// NUL, which PO cannot hold, becomes U+FFFD.
[[nodiscard]] const UnitWriter& po_writer();

/// Reads any PO file, in the encoding that its header names. Ignored: obsolete entries,
/// previous sources, fuzzy entries and untranslated ones. A plural entry gives a unit for each
/// form: the first translates msgid (and, if it is the only one, msgid_plural too), the others
/// msgid_plural. An entry whose context is not of our form names no article.
[[nodiscard]] const UnitReader& po_reader();

/// Fills entries whose msgstr is empty and that no comment of ours gives a target. What is not the
/// translation of the same msgid becomes fuzzy, with the msgid that it is a translation of as the
/// previous one (`#|`), and so does what has other directives than a msgid that is said to have
/// some. A machine's translation of the same msgid gets a comment `#. locseg: type=MT`. A target
/// begins and ends with line feeds as its msgid does.
[[nodiscard]] const UnitFiller& po_filler();

}  // namespace locseg::exchange
