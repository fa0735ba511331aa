// The revision of its source that a translation says it was made from.
#pragma once

#include <string>
#include <string_view>

namespace locseg::status {

/// The value of `ms.sourcegitcommit`, `default_lang_commit`, `l10n.sourceCommit` (also
/// `sourceCommit` below `l10n`) or `source-git-commit` in the front matter of an article (between
/// `---` or `+++`); empty if there is none that can be a revision.
[[nodiscard]] std::string declared_revision(std::string_view bytes);

/// What a message of a commit says the translation was brought up to: `update to commit 0f1e2d3`,
/// in any case; empty if it does not.
[[nodiscard]] std::string revision_in_message(std::string_view message);

}  // namespace locseg::status
