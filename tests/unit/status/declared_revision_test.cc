// Revisions that translations and their logs name, and what counts as a slip of the pen.
#include "status/declared_revision.h"

#include <gtest/gtest.h>

#include <string_view>

#include "status/bases.h"

namespace locseg::status {
namespace declared_revision_test {

TEST(DeclaredRevision, IsReadInEverySpelling) {
  const std::string_view spellings[] = {
      "---\ntitle: a\nms.sourcegitcommit: 0123456789abcdef0123456789abcdef01234567\n---\n",
      "---\ndefault_lang_commit: \"0123456789abcdef0123456789abcdef01234567\"\n---\n",
      "---\nl10n:\n  sourceCommit: 0123456789abcdef0123456789abcdef01234567\n---\n",
      "---\nl10n.sourceCommit: 0123456789abcdef0123456789abcdef01234567\r\n---\r\n",
      "---\nsource-git-commit: 0123456789abcdef0123456789abcdef01234567 # by hand\n---\n",
      "+++\ndefault_lang_commit = '0123456789abcdef0123456789abcdef01234567'\n+++\n",
      "\xEF\xBB\xBF---\n\"source-git-commit\": 0123456789abcdef0123456789abcdef01234567\n---\n",
  };
  for (const std::string_view bytes : spellings) {
    EXPECT_EQ(declared_revision(bytes), "0123456789abcdef0123456789abcdef01234567") << bytes;
  }
  const std::string_view others[] = {
      "",
      "---",
      "ms.sourcegitcommit: 0123456789abcdef\n",
      "---\ntitle: a\n---\nms.sourcegitcommit: 0123456789abcdef\n",
      "---\nms.sourcegitcommit: HEAD\n---\n",
      "---\nms.sourcegitcommit: 0123\n---\n",
      "---\nms.sourcegitcommit: --upload-pack=x\n---\n",
      "---\nms.sourcegitcommits: 0123456789abcdef\n---\n",
  };
  for (const std::string_view bytes : others) EXPECT_EQ(declared_revision(bytes), "") << bytes;
}

TEST(RevisionInMessage, FollowsThePhrase) {
  EXPECT_EQ(revision_in_message("ja: Update to commit 0f1e2d3c"), "0f1e2d3c");
  EXPECT_EQ(revision_in_message("update to commit `0f1e2d3c`.\n"), "0f1e2d3c");
  EXPECT_EQ(revision_in_message("update to commit messages"), "");
  EXPECT_EQ(revision_in_message("fix typo"), "");
}

TEST(SmallFix, LeavesNumbersAndCodeAlone) {
  EXPECT_TRUE(is_small_fix("Die Pumpe statret jetzt sofort.", "Die Pumpe startet jetzt sofort."));
  EXPECT_FALSE(is_small_fix("Warten Sie 5 Minuten lang.", "Warten Sie 6 Minuten lang."));
  EXPECT_FALSE(is_small_fix("Rufen Sie `pump a` jetzt auf.", "Rufen Sie `pump b` jetzt auf."));
  EXPECT_FALSE(is_small_fix("Die Pumpe startet.", "Die Pumpe hält an."));
}

}  // namespace declared_revision_test
}  // namespace locseg::status
