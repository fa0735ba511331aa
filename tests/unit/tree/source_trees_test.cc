// Which names are translations of which.
#include "tree/source_trees.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace locseg::tree {
namespace source_trees_test {

struct Example {
  SourceTree tree;
  std::string name;
  std::string source;  // empty: it is no translation
  std::string lang;
};

TEST(SourceTrees, FindTheSourceOfATranslation) {
  const SourceTree folders{"content/en", "content/{lang}"};
  const SourceTree suffixes{"{path}.md", "{path}.{lang}.md"};
  const SourceTree both{"docs/{path}", "i18n/{lang}/docs/{path}"};
  const Example examples[] = {
      {folders, "content/ja/a/b.md", "content/en/a/b.md", "ja"},
      {folders, "content/pt_BR/a.md", "content/en/a.md", "pt-BR"},
      {folders, "content/zh-Hans-CN/a.md", "content/en/a.md", "zh-Hans-CN"},
      {folders, "content/en/a.md", "", ""},      // the source itself
      {folders, "content/images/a.md", "", ""},  // no language
      {folders, "content/ja", "", ""},
      {folders, "other/content/ja/a.md", "", ""},
      {suffixes, "README.ja.md", "README.md", "ja"},
      {suffixes, "docs/a.b.zh-CN.md", "docs/a.b.md", "zh-CN"},
      {suffixes, "docs/a.v2.md", "", ""},
      {suffixes, ".ja.md", "", ""},  // {path} is something
      {both, "i18n/de/docs/x/a.md", "docs/x/a.md", "de"},
      {{"README.md", "README.{lang}.md"}, "README.de.md", "README.md", "de"},
      {{"./en/", "{lang}/"}, "de/a.md", "en/a.md", "de"},
      {{".", "translations/{lang}"}, "translations/de/a.md", "a.md", "de"},
      {{"en", "{lang}", {"klingon"}}, "klingon/a.md", "en/a.md", "klingon"},
      {{"en", "{lang}", {"fr"}}, "de/a.md", "", ""},
      {{"en", "de"}, "de/a.md", "en/a.md", ""},
      {{"en", "de", {"de-AT"}}, "de/a.md", "en/a.md", "de-AT"},
      {{"{path}.md", "{lang}/{path}.{lang}.md"}, "de/a.de.md", "a.md", "de"},
      {{"{path}.md", "{lang}/{path}.{lang}.md"}, "de/a.fr.md", "", ""},
  };
  for (const Example& example : examples) {
    SCOPED_TRACE(example.tree.target + " of " + example.name);
    const auto found = PatternTree(example.tree).source_of(example.name);
    EXPECT_EQ(found ? found->name : "", example.source);
    EXPECT_EQ(found ? found->lang : "", example.lang);
    if (!found) continue;
    EXPECT_EQ(PatternTree(example.tree).translation_of(found->parts), example.name);
  }
}

TEST(SourceTrees, ATranslationIsNoSource) {
  const PatternTree suffixes({"{path}.md", "{path}.{lang}.md"});
  EXPECT_FALSE(suffixes.as_source("a.ja.md").has_value());
  EXPECT_EQ(suffixes.as_source("a.v2.md")->path, "a.v2");
}

TEST(SourceTrees, APathMayLookLikeAPattern) {
  const PatternTree tree({"en", "{lang}"});
  const auto found = tree.source_of("de/{lang}.md");
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->name, "en/{lang}.md");
  EXPECT_EQ(tree.translation_of(found->parts), "de/{lang}.md");
}

TEST(SourceTrees, LongNamesCostLittle) {
  const PatternTree tree({"{path}x", "{path}.{lang}/{path}"});
  const std::string name(5000, 'a');
  EXPECT_FALSE(tree.source_of(name + ".de/" + name + "b").has_value());
}

TEST(SourceTrees, OneFileBesideAFolder) {
  const auto source_of = [](const std::string& source, const std::string& target) {
    return tree_beside(source, target, false, true).source;
  };
  EXPECT_EQ(source_of("content/en", "content/ja/a/b.md"), "content/en/a/b.md");
  EXPECT_EQ(source_of("en", "ja/a.md"), "en/a.md");
  EXPECT_EQ(source_of("/elsewhere/tree/of/sources/en", "ja/a.md"),
            "/elsewhere/tree/of/sources/en/a.md");
  EXPECT_EQ(tree_beside("en/a.md", "ja/b.md", true, true).source, "en/a.md");
}

}  // namespace source_trees_test
}  // namespace locseg::tree
