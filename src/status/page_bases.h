// What pages of two trees were made from, as the pages themselves and git know it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/status.h"
#include "status/bases.h"
#include "status/histories.h"
#include "status/page_comparison.h"
#include "status/pages.h"

namespace locseg::status {

/// What one thread reads pages with, for one pair of languages.
struct PageReaders {
  PageReaders(const std::string& source_lang, const std::string& target_lang)
      : linker(source_lang, target_lang), source(source_lang), target(target_lang) {}
  Linker linker;
  StatementReader source;
  StatementReader target;
};

struct FoundBases {
  BasisKind kind = BasisKind::kNone;
  std::string revision;          ///< of kDeclared and kLog
  std::string unknown_revision;  ///< that the page names and the repository does not know
  std::vector<Basis> bases;      ///< empty: nothing says it
};

/// Finds bases; safe to use from several threads once it was built.
class PageBases {
 public:
  /// Reads the histories of `pages`, if `options`, which must outlive this, allow git. A source
  /// that is gone and one without a translation become one page of `pages` if git renamed the one
  /// to the other.
  PageBases(const StatusOptions& options, std::vector<Page>& pages);

  /// What the source of the page of `translation` is called now, if it was renamed; empty if not.
  [[nodiscard]] std::string moved_source(const std::string& translation) const;

  /// The article's own sources, else the revision that it names, else its log's, else its history.
  [[nodiscard]] FoundBases of(const Page& page, const PageTexts& texts, PageReaders& readers) const;

  /// The source of `page` at a revision; nothing if the repository has none there.
  [[nodiscard]] std::optional<std::string> source_at(const Page& page,
                                                     const std::string& revision) const;

  /// The latest commit that changed the source of `page`, if `bytes` are what it made of it; else
  /// empty.
  [[nodiscard]] std::string revision_of(const Page& page, std::string_view bytes) const;

  /// For the user, one sentence each.
  [[nodiscard]] std::vector<std::string> notes() const;
  /// See `History::error`.
  [[nodiscard]] std::optional<Error> error() const { return histories_.error(); }

 private:
  void open_histories(const std::vector<Page>& pages);
  void join_moved(std::vector<Page>& pages);
  [[nodiscard]] std::string source_path(const Page& page) const;
  void find_in_git(const Page& page, const PageTexts& texts, PageReaders& readers,
                   FoundBases& into) const;

  const StatusOptions& options_;
  std::map<std::string, std::string> moved_;  // by translation, what its source is called now
  Histories histories_;
};

}  // namespace locseg::status
