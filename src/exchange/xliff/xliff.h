// XLIFF, the format in which documents go to translators' tools and come back.
#pragma once

#include "exchange/units/filling.h"
#include "locseg/exchange.h"

namespace locseg::exchange {

/// XLIFF 1.2, strict: https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html
///
/// A `file` a group: `original` the article, `build-num` its source commit, `date` its hand-off,
/// the name of the one phase's process its translation type. A `trans-unit` a unit: `id` its place
/// in the article from 1, `resname` the segment's id, contexts its line and whether it was
/// recovered, a note its heading. Targets of a person's translation are `final`, a machine's
/// `needs-review-translation`, empty ones `needs-translation`, others `translated`. A fuzzy one has
/// an `alt-trans` with the source that it translates, if that is known. Codes as
/// `append_xliff12_text` says; a character that XML cannot hold becomes U+FFFD in an attribute or a
/// note.
[[nodiscard]] const UnitWriter& xliff12_writer();

/// XLIFF 2.1, core: https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html
///
/// A `file` a group, with notes for what is known of the article: `translation-type`,
/// `source-commit`, `handoff`. A `unit` with one `segment` a unit: `id` its place in the article
/// from 1, `name` the segment's id, notes `heading`, `line` and `recovered`. States are `final`,
/// `translated` and `initial` in the order above, the translation type is the sub-state
/// `locseg:HT`; a fuzzy target has a match with the source that it translates, if that is known
/// (candidates module). Codes as `append_xliff2_text` says.
[[nodiscard]] const UnitWriter& xliff2_writer();

/// The same as XLIFF 2.2, whose core has the same elements in another namespace.
[[nodiscard]] const UnitWriter& xliff22_writer();

/// Reads XLIFF 1.0 to 1.2 and 2.0 to 2.2, whichever the file is. A unit without a target was not
/// translated and is ignored; alternative translations and extensions are too. What was
/// segmented is joined again, but in a job, see xliff_layout.h.
[[nodiscard]] const UnitReader& xliff_reader();

/// Fills XLIFF 1.0 to 2.2 in UTF-8. Codes of a match become the inline elements of the unit's
/// source, see target_codes.h; of a unit that is cut, each segment is filled by itself. In 1.2 the
/// target's `state` is `translated` or `needs-review-translation`, its `state-qualifier`
/// `exact-match`, `leveraged-mt` (a machine's translation of the same source) or `fuzzy-match`, and
/// an `alt-trans` shows what a fuzzy match was found for; with segments left it is
/// `needs-translation`, else their worst one decides. In 2 the segment's `state` is
/// `translated` or, for what is to be reviewed, `initial`, and its `subState` `locseg:context`,
/// `locseg:exact`, `locseg:MT` or `locseg:fuzzy`.
[[nodiscard]] const UnitFiller& xliff_filler();

}  // namespace locseg::exchange
