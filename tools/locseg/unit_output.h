// Where a command writes units: an exchange file, standard output, or a store.
#pragma once

#include <string>
#include <string_view>

#include "argument_table.h"
#include "config/config.h"
#include "locseg/exchange.h"
#include "locseg/output.h"

namespace locseg::cli {

struct UnitOutput {
  std::string out;
  std::string format;
  bool bom = false;

  // Adds -o, --format, --bom.
  void declare(ArgumentTable& table);
  // Takes the format from the table `command` of the configuration, if neither `--format` nor the
  // ending of OUT says it.
  [[nodiscard]] Result<void> settle(const Config& config, std::string_view command);
  // What `--format` or the ending of OUT says; `jsonl` for standard output.
  [[nodiscard]] Result<const ExchangeFormat*> exchange_format() const;
  // True if that is a store and no exchange file.
  [[nodiscard]] bool is_store() const;
  // The path of the store; kMisuse if there can be none.
  [[nodiscard]] Result<std::string> store_path() const;
  [[nodiscard]] bool is_stdout() const { return out.empty() || out == "-"; }
  // True if OUT is a folder, which gets a file an article.
  [[nodiscard]] bool is_folder() const { return out.ends_with('/'); }
  // Opens OUT, with a byte-order mark if `--bom` is given. Fails if it is one of `inputs`.
  [[nodiscard]] Result<OutputFile> open(const ExchangeFormat& format,
                                        const InputFiles& inputs) const;

 private:
  const Argument* format_argument_ = nullptr;
};

// "jsonl, tsv, ...": every format of units, stores last.
[[nodiscard]] std::string known_unit_formats();

// `--input-format`: what files are, for `identify_path`. `files` are those that it is about.
[[nodiscard]] Argument input_format_argument(std::string& into, std::string_view files);

}  // namespace locseg::cli
