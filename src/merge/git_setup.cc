// Configuration through `git config`, attributes as lines of a file.
#include "merge/git_setup.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/disk.h"
#include "base/git.h"
#include "base/printable.h"
#include "base/try.h"
#include "locseg/output.h"

namespace locseg {
namespace {

constexpr std::array<std::string_view, 5> kPatterns = {"*.md", "*.yml", "*.yaml", "*.json",
                                                       "*.xml"};
constexpr std::string_view kAttributes = " merge=locseg diff=locseg";

// For the shell that git hands a driver to.
std::string quoted(const std::string& word) {
  if (word.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                             "/._-+") == std::string::npos) {
    return word;
  }
  std::string out = "'";
  for (const char c : word) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c;
    }
  }
  return out + "'";
}

std::string trimmed(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  return text;
}

class Setup {
 public:
  explicit Setup(const GitSetupOptions& options) : options_(options) {}

  Result<std::vector<std::string>> run() {
    LOCSEG_TRY(find_attributes());
    const std::string program = quoted(options_.program);
    // Git puts names in place of `%P` and the like in any command.
    std::string driver = program;
    for (std::size_t at = 0; (at = driver.find('%', at)) != std::string::npos; at += 2) {
      driver.insert(at, 1, '%');
    }
    const std::array<std::pair<std::string, std::string>, 3> settings = {{
        {"merge.locseg.name", "segments of translated articles"},
        {"merge.locseg.driver",
         driver + " merge3 %O %A %B -o %A --name %P --marker-size %L --quiet"},
        {"diff.locseg.textconv", program + " diff --textconv --"},
    }};
    for (const auto& [key, value] : settings) {
      auto done = options_.remove ? unset(key) : set(key, value);
      LOCSEG_TRY(done);
    }
    LOCSEG_TRY(write_attributes());
    if (said_.empty()) said_.emplace_back("nothing to do");
    return std::move(said_);
  }

 private:
  [[nodiscard]] std::string scope() const { return options_.global ? "--global" : "--local"; }

  Result<void> find_attributes() {
    if (!options_.global) {
      auto top = base::ask_git({"rev-parse", "--show-toplevel"});
      LOCSEG_TRY(top);
      attributes_ = trimmed(std::move(*top)) + "/.gitattributes";
      // What it leads to may be outside, and git reads no such link.
      if (base::is_link(attributes_)) {
        return failure(ErrorCode::kNotWritable, "is a symbolic link, which git does not read",
                       attributes_);
      }
      return {};
    }
    auto named = base::run_git({"config", "--global", "--type=path", "core.attributesFile"});
    LOCSEG_TRY(named);
    attributes_ = trimmed(named->out);
    if (!attributes_.empty()) return {};
    const char* const config = std::getenv("XDG_CONFIG_HOME");
    const char* const home = std::getenv("HOME");
    if (config != nullptr && *config != '\0') {
      attributes_ = std::string(config) + "/git/attributes";
    } else if (home != nullptr && *home != '\0') {
      attributes_ = std::string(home) + "/.config/git/attributes";
    } else {
      return failure(ErrorCode::kMisuse, "no HOME: there is no place for the user's attributes");
    }
    return {};
  }

  Result<void> set(const std::string& key, const std::string& value) {
    auto now = base::run_git({"config", scope(), "--get", key});
    LOCSEG_TRY(now);
    if (trimmed(now->out) == value) return {};
    auto done = base::ask_git({"config", scope(), key, value});
    LOCSEG_TRY(done);
    said_.push_back("set " + key + " to " + base::printable(value));
    return {};
  }

  Result<void> unset(const std::string& key) {
    auto done = base::run_git({"config", scope(), "--unset-all", key});
    LOCSEG_TRY(done);
    if (done->status == 0) said_.push_back("unset " + key);
    return {};
  }

  Result<void> write_attributes() {
    std::string before;
    const auto kind = base::file_kind(attributes_);
    LOCSEG_TRY(kind);
    if (*kind != base::FileKind::kMissing) {
      LOCSEG_TRY(base::read_file(attributes_, before));
    }
    std::string after;
    std::array<bool, kPatterns.size()> there{};
    for (std::string_view rest = before; !rest.empty();) {
      const std::size_t end = std::min(rest.find('\n'), rest.size() - 1) + 1;
      const std::string line(rest.substr(0, end));
      rest.remove_prefix(end);
      const auto ours =
          std::find_if(kPatterns.begin(), kPatterns.end(), [&](std::string_view pattern) {
            return trimmed(line) == std::string(pattern) + std::string(kAttributes);
          });
      if (ours != kPatterns.end()) {
        there[static_cast<std::size_t>(ours - kPatterns.begin())] = true;
        if (options_.remove) continue;
      }
      after += line;
    }
    if (!options_.remove) {
      if (!after.empty() && after.back() != '\n') after += '\n';
      for (std::size_t i = 0; i < kPatterns.size(); ++i) {
        if (!there[i]) after += std::string(kPatterns[i]) + std::string(kAttributes) + '\n';
      }
    }
    if (after == before) return {};
    if (after.empty() && !base::is_link(attributes_)) {  // it held our lines only
      said_.push_back("removed " + base::printable(attributes_));
      return base::remove_file(attributes_);
    }
    said_.push_back(
        (options_.remove ? "took our lines out of " : "added to ") + base::printable(attributes_) +
        (options_.remove ? "" : ": *.md *.yml *.yaml *.json *.xml" + std::string(kAttributes)));
    if (const std::size_t slash = attributes_.rfind('/'); slash != std::string::npos) {
      LOCSEG_TRY(base::make_folders(attributes_.substr(0, slash)));
    }
    return write_output(attributes_, after);
  }

  const GitSetupOptions& options_;
  std::string attributes_;
  std::vector<std::string> said_;
};

}  // namespace

Result<std::vector<std::string>> set_up_git(const GitSetupOptions& options) {
  return Setup(options).run();
}

}  // namespace locseg
