/// Exchange formats: a table of formats with their readers and writers of units.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/identity.h"
#include "locseg/output.h"
#include "locseg/unit.h"

namespace locseg {

namespace base {
class UnitCopies;
}
class ByteSource;
class UnitFiller;

/// Writes one article's units in one format.
class ArticleUnitWriter {
 public:
  virtual ~ArticleUnitWriter() = default;
  /// Appends the next units of the article.
  virtual void units(std::span<const Unit> units, std::string& out) = 0;
  /// Appends what follows the last unit.
  virtual void end(std::string& out) { static_cast<void>(out); }
};

/// Writes units in one format. Stateless: different articles may be written on several threads, and
/// the file is `header`, the articles in order, `footer`.
class UnitWriter {
 public:
  virtual ~UnitWriter() = default;
  /// `first` describes the first article with units; null if the file has no unit.
  virtual void header(const ArticleInfo* first, std::string& out) const {
    static_cast<void>(first);
    static_cast<void>(out);
  }
  /// A writer for an article that has a unit. `info` must outlive it. `before`: how many units of
  /// the article were written already, with another provenance. Writes U+FFFD for bytes that are
  /// not UTF-8.
  [[nodiscard]] virtual std::unique_ptr<ArticleUnitWriter> open(const ArticleInfo& info,
                                                                std::uint64_t before) const = 0;
  /// Appends the article; nothing if it has no units.
  void write(const UnitGroup& article, std::string& out) const;
  /// Appends one article's translations into several languages, with one source language: as
  /// records of several languages if the format has them, else one after another.
  virtual void write_together(std::span<const UnitGroup> articles, std::string& out) const;
  virtual void footer(std::string& out) const { static_cast<void>(out); }
};

/// Reads units in one format. Stateless.
class UnitReader {
 public:
  virtual ~UnitReader() = default;
  /// Reads a whole file and puts its units into `sink`, in order, while it reads. Neighbours with
  /// the same article and provenance are one article; if the file returns to an article later, that
  /// begins again. Memory: a few thousand units, whatever the size of the file; a unit of more than
  /// 16 MiB is refused, and so is a record that would make more than 64 MiB of units. What is not a
  /// unit is ignored. kMalformed, with line and column, if the file breaks the rules of its format;
  /// the units before that place were put.
  [[nodiscard]] virtual Result<void> read(ByteSource& bytes, std::string_view path,
                                          UnitSink& sink) const = 0;
  /// The same with what `read` leaves out because it is no translation: each unit says it by
  /// `Unit::state`. An untranslated one may have a target, such as a copy of its source.
  [[nodiscard]] virtual Result<void> read_all(ByteSource& bytes, std::string_view path,
                                              UnitSink& sink) const {
    return read(bytes, path, sink);
  }
  /// As `read` with the units that are not translated yet, which have empty targets and which
  /// `read` leaves out, and without those that are not to be translated. A reader whose `read`
  /// leaves none out need not override this.
  [[nodiscard]] virtual Result<void> read_untranslated(ByteSource& bytes, std::string_view path,
                                                       UnitSink& sink) const {
    return read(bytes, path, sink);
  }
};

/// An entry of the table of formats.
struct ExchangeFormat {
  std::string_view name;                      ///< as `--format` takes it
  std::string_view summary;                   ///< one line
  std::span<const std::string_view> endings;  ///< of files, `.jsonl`
  const UnitWriter* writer = nullptr;         ///< never null
  const UnitReader* reader = nullptr;         ///< null if the format cannot be read
  const UnitFiller* filler = nullptr;         ///< null if filling rewrites the whole file
  /// For a file that may hold suggestions, if `writer` does not say what is one; else null.
  const UnitWriter* suggestion_writer = nullptr;
  bool needs_languages = false;    ///< cannot write a unit whose languages are unknown
  bool one_language_pair = false;  ///< a file names its languages once, for all units
  bool says_headings = false;      ///< has a place for `Unit::heading`
  bool joins_languages = false;    ///< has records of several languages
  bool holds_jobs = true;          ///< may hold what is not translated yet
};

/// Every format, in the order in which help lists them.
[[nodiscard]] std::span<const ExchangeFormat> exchange_formats();

/// By name, and by the ending of a path; null if no format has it.
[[nodiscard]] const ExchangeFormat* find_exchange_format(std::string_view name);
[[nodiscard]] const ExchangeFormat* exchange_format_of(std::string_view path);

/// Reads the file `path`, or standard input for `-`, in `format`, whose reader must not be null.
[[nodiscard]] Result<void> read_units(const ExchangeFormat& format, const std::string& path,
                                      UnitSink& sink);

/// The same by `read_all`.
[[nodiscard]] Result<void> read_all_units(const ExchangeFormat& format, const std::string& path,
                                          UnitSink& sink);

/// The languages of a file's units, each pair once, in order. Reads all of the file, which must be
/// a regular file because it is read again for its units.
[[nodiscard]] Result<std::vector<LanguagePair>> languages_in(const ExchangeFormat& format,
                                                             const std::string& path);

/// The same by `read_untranslated`. kUnsupported for a format that holds no jobs.
[[nodiscard]] Result<void> read_untranslated(const ExchangeFormat& format, const std::string& path,
                                             UnitSink& sink);

/// Writes units to a file in one format.
class UnitFile final : public UnitSink {
 public:
  /// Both must outlive this; `out` is not committed. `with_suggestions`: some units may be
  /// suggestions, and every reader of the file is to know which.
  UnitFile(const ExchangeFormat& format, OutputFile& out, bool with_suggestions = false);
  ~UnitFile() override;

  [[nodiscard]] Result<void> begin_article(const ArticleInfo& info) override;
  /// Writes the units, some MiB at a time. kMisuse, which names the article, if the format
  /// needs a language that is not known, or if it can hold one pair of languages and this is a
  /// second one. Neighbours that are one article in several languages are written together.
  [[nodiscard]] Result<void> units(std::span<const Unit> units) override;
  [[nodiscard]] Result<void> change_provenance(const ArticleInfo& info) override;
  [[nodiscard]] Result<void> end_article() override;
  [[nodiscard]] Result<void> finish() override;

  [[nodiscard]] const ExchangeFormat& format() const { return format_; }

  /// Writes a whole article whose text, `records`, the format's writer made already.
  [[nodiscard]] Result<void> put_written(const UnitGroup& article, std::string_view records);

 private:
  [[nodiscard]] Result<void> begin_units();
  [[nodiscard]] Result<void> begin_file(const ArticleInfo& info);
  [[nodiscard]] Result<void> hold(std::span<const Unit> units);
  [[nodiscard]] Result<void> write_held();
  [[nodiscard]] Result<void> spill();
  [[nodiscard]] Result<void> write(std::span<const Unit> units);
  [[nodiscard]] Result<void> end_writing();

  const ExchangeFormat& format_;
  const UnitWriter& units_writer_;
  OutputFile& out_;
  std::string scratch_;
  bool begun_ = false;
  std::string source_lang_;  // of the first article with units
  std::string target_lang_;

  ArticleInfo info_;                           // of the open article
  std::uint64_t before_ = 0;                   // its units so far
  std::unique_ptr<ArticleUnitWriter> writer_;  // null until it writes
  // One article's translations, which may get another language. The last is the open one if that
  // has units and no writer.
  std::unique_ptr<base::UnitCopies> held_;
  std::size_t held_bytes_ = 0;  // of the open one
};

}  // namespace locseg
