#include "lsp/other_languages.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

namespace locseg::lsp {
namespace other_languages_test {

using testing::ElementsAre;
using testing::IsEmpty;

class OtherLanguages : public testing::Test {
 protected:
  OtherLanguages()
      : folder_(std::filesystem::temp_directory_path() /
                ("locseg-languages-" +
                 std::to_string(testing::UnitTest::GetInstance()->random_seed()) + "-" +
                 testing::UnitTest::GetInstance()->current_test_info()->name())) {}
  ~OtherLanguages() override { std::filesystem::remove_all(folder_); }

  void add(const std::string& name) const {
    std::filesystem::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name) << "x";
  }
  [[nodiscard]] std::vector<std::string> others(const std::string& name,
                                                std::string_view lang) const {
    std::vector<std::string> out;
    for (const std::string& path : files_in_other_languages((folder_ / name).string(), lang)) {
      out.push_back(std::filesystem::relative(path, folder_).string());
    }
    return out;
  }

 private:
  std::filesystem::path folder_;
};

TEST_F(OtherLanguages, AFolderOnTheWayIsTheLanguage) {
  for (const char* name :
       {"de-de/x/a.md", "fr-fr/x/a.md", "ja/x/b.md", "x/a.md", "zh-hans/x/a.md"}) {
    add(name);
  }
  EXPECT_THAT(others("de-de/x/a.md", "de-DE"), ElementsAre("fr-fr/x/a.md", "zh-hans/x/a.md"));
  EXPECT_THAT(others("de-de/x/a.md", "it-IT"), IsEmpty());
  EXPECT_THAT(others("de-de/x/a.md", ""), IsEmpty());
}

TEST_F(OtherLanguages, PartsOfNamesAreLanguages) {
  for (const char* name : {"docs.de-de/a.md", "docs.fr-fr/a.md", "other.fr-fr/a.md", "b.de.md",
                           "b.fr.md", "b.md", "po/de.po", "po/pt_BR.po", "po/de.mo"}) {
    add(name);
  }
  EXPECT_THAT(others("docs.de-de/a.md", "de-DE"), ElementsAre("docs.fr-fr/a.md"));
  EXPECT_THAT(others("b.de.md", "de-DE"), ElementsAre("b.fr.md"));
  EXPECT_THAT(others("po/de.po", "de"), ElementsAre("po/pt_BR.po"));
}

}  // namespace other_languages_test
}  // namespace locseg::lsp
