// Units in a file an article, all in one format.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>

#include "locseg/exchange.h"
#include "locseg/output.h"

namespace locseg {

/// How files are written.
struct ArticleFilesOptions {
  bool with_suggestions = false;  ///< as of UnitFile
  InputFiles inputs = {};         ///< what is not to be replaced
};

/// Writes each article with units to `FOLDER/NAME.ENDING`, where NAME is the article's. Each file
/// appears as a whole when its article ends.
class ArticleFiles final : public UnitSink {
 public:
  /// `format` must outlive this.
  ArticleFiles(const ExchangeFormat& format, std::string folder, ArticleFilesOptions options = {})
      : format_(format), folder_(std::move(folder)), options_(std::move(options)) {}

  /// Fails as UnitFile and OutputFile do, and with kMisuse for an article that has no name or that
  /// came already, as one in several languages does.
  [[nodiscard]] Result<void> begin_article(const ArticleInfo& info) override;
  [[nodiscard]] Result<void> units(std::span<const Unit> units) override;
  [[nodiscard]] Result<void> change_provenance(const ArticleInfo& info) override;
  [[nodiscard]] Result<void> end_article() override;

 private:
  [[nodiscard]] Result<void> open();

  const ExchangeFormat& format_;
  std::string folder_;
  ArticleFilesOptions options_;
  ArticleInfo info_;               // of the open article
  std::optional<OutputFile> out_;  // once it has a unit
  std::unique_ptr<UnitFile> file_;
  std::set<std::string> written_;
};

}  // namespace locseg
