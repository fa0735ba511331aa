/// From the repairs of faults, which are edits of decoded texts, to those of findings.
#pragma once

#include <string_view>
#include <vector>

#include "check/facts/rule.h"
#include "locseg/article.h"
#include "locseg/finding.h"

namespace locseg::check {

/// The fix of `fault`, whose marked text is `text`, as edits of the article's bytes, without
/// positions yet. None if the text's carrier cannot hold what comes out, or if that would take
/// away the white space that keeps the pair apart from what is beside it.
[[nodiscard]] Fix fix_in_article(const Article& article, const Fault& fault, std::string_view text);

/// Whether `fixed` has white space at each end at which `text` has it.
[[nodiscard]] bool keeps_ends(std::string_view text, std::string_view fixed);

/// The fix of a fault in a pair apart from any article.
[[nodiscard]] Fix fix_of_pair(const Fault& fault);

/// `fix` carries out `more`, too. When all are added, `keep_apart` is to be called.
void add_to(Fix& fix, Fix more);

/// Puts the edits in order and drops those that touch the place of an earlier one.
void keep_apart(Fix& fix);

}  // namespace locseg::check
