/// Exchange formats: readers and writers of units.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/byte_source.h"
#include "locseg/output.h"
#include "locseg/unit.h"

namespace locseg {

class GroupCopies;
class UnitFiller;

/// Writes units in one format. Stateless: `write` of different groups may run on several threads,
/// and the file is `header`, the groups in order, `footer`.
class UnitWriter {
 public:
  virtual ~UnitWriter() = default;
  /// `first` is what the first group with units says; null where the file holds no unit.
  virtual void header(const ArticleInfo* first, std::string& out) const {
    static_cast<void>(first);
    static_cast<void>(out);
  }
  /// Appends the group; nothing where it has no units. Bytes that are not UTF-8 become U+FFFD.
  virtual void write(const UnitGroup& group, std::string& out) const = 0;
  /// Appends one article's translations into several languages, whole groups with one source
  /// language: as records of several languages where the format has such, else one after another.
  virtual void write_together(std::span<const UnitGroup> groups, std::string& out) const {
    for (const UnitGroup& group : groups) write(group, out);
  }
  virtual void footer(std::string& out) const { static_cast<void>(out); }
};

/// Reads units in one format. Stateless.
class UnitReader {
 public:
  virtual ~UnitReader() = default;
  /// Puts the units of a whole file into `sink`, neighbours of one article as one group, in order
  /// and as they are read; a long article comes as several groups (see `UnitGroup`). Memory: that
  /// of a few thousand units, whatever the file holds; one that takes more than 16 MiB is refused,
  /// and so is a record that would make more than 64 MiB of units, by what it says of all of them.
  /// What the format holds beyond units is passed over. kMalformed, with the line and column, where
  /// the file is not what the format says; groups before it were put.
  [[nodiscard]] virtual Result<void> read(ByteSource& bytes, std::string_view path,
                                          UnitSink& sink) const = 0;
  /// The same with the units that `read` passes over because they are not translated yet, their
  /// targets empty, and without what is not to be translated. To be overridden where `read` passes
  /// any over.
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
  bool needs_languages;                       ///< cannot write a unit whose languages are unknown
  bool one_language_pair;                     ///< a file names its languages once, for all units
  const UnitWriter* writer;                   ///< never null
  const UnitReader* reader;                   ///< null where the format is not read yet
  bool says_headings = false;                 ///< has a place for `Unit::heading`
  bool joins_languages = false;               ///< has records of several languages
  bool holds_jobs = true;                     ///< may hold what is not translated yet
  const UnitFiller* filler = nullptr;         ///< see filling.h; null where files are written anew
};

/// Every format, in the order in which help lists them.
[[nodiscard]] std::span<const ExchangeFormat> exchange_formats();

/// By name or by the ending of a path; null where there is none.
[[nodiscard]] const ExchangeFormat* find_exchange_format(std::string_view name);
[[nodiscard]] const ExchangeFormat* exchange_format_of(std::string_view path);

/// Reads the file `path`, or standard input for `-`, in `format`, whose reader must not be null.
[[nodiscard]] Result<void> read_units(const ExchangeFormat& format, const std::string& path,
                                      UnitSink& sink);

/// The same by `read_untranslated`. kUnsupported for a format that holds no jobs.
[[nodiscard]] Result<void> read_untranslated(const ExchangeFormat& format, const std::string& path,
                                             UnitSink& sink);

/// A file of units that is being written in one format.
class UnitFile final : public UnitSink {
 public:
  /// Both must outlive this; `out` is not committed.
  UnitFile(const ExchangeFormat& format, OutputFile& out);
  ~UnitFile() override;

  /// Writes the group, some MiB at a time. kMisuse, naming the article, where the
  /// format needs a language that is not known, or can hold one pair of languages and this is
  /// another one. Neighbours that are one article in several languages are written together.
  [[nodiscard]] Result<void> put(const UnitGroup& group) override;
  /// The same for a group that the format's writer wrote to `records` already.
  [[nodiscard]] Result<void> put_written(const UnitGroup& group, std::string_view records);
  /// To be called after the last group.
  [[nodiscard]] Result<void> finish();
  [[nodiscard]] const ExchangeFormat& format() const { return format_; }

 private:
  [[nodiscard]] Result<void> begin(const UnitGroup& group);
  [[nodiscard]] Result<void> write_held();

  const ExchangeFormat& format_;
  OutputFile& out_;
  std::string scratch_;
  std::unique_ptr<GroupCopies> held_;  // one article's, each whole, that may get another language
  bool begun_ = false;
  std::string source_lang_;  // of the first group
  std::string target_lang_;
};

}  // namespace locseg
