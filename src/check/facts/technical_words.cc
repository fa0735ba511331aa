// The text is cut into chunks of ASCII without spaces, brackets and quotation marks; a chunk, less
// the marks that end a sentence, is judged by its shape. Shapes are narrow on purpose: a word that
// might be prose is prose. All shapes but one have a digit or a mark inside, so chunks are cut
// around these, and the others are not looked at.
#include "check/facts/technical_words.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <optional>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "base/bytes.h"
#include "check/facts/marks.h"

namespace locseg::check {
namespace {

using base::ascii_lower;
using base::is_ascii_alnum;
using base::is_ascii_alpha;
using base::is_ascii_digit;

constexpr std::string_view kVerbs[] = {
    "Add",        "Approve",  "Assert",   "Backup",    "Block",    "Clear",      "Close",
    "Compare",    "Complete", "Compress", "Confirm",   "Connect",  "Convert",    "ConvertFrom",
    "ConvertTo",  "Copy",     "Debug",    "Deny",      "Disable",  "Disconnect", "Dismount",
    "Edit",       "Enable",   "Enter",    "Exit",      "Expand",   "Export",     "Find",
    "Format",     "Get",      "Grant",    "Group",     "Hide",     "Import",     "Initialize",
    "Install",    "Invoke",   "Join",     "Limit",     "Lock",     "Measure",    "Merge",
    "Mount",      "Move",     "New",      "Open",      "Optimize", "Out",        "Ping",
    "Pop",        "Protect",  "Publish",  "Push",      "Read",     "Receive",    "Redo",
    "Register",   "Remove",   "Rename",   "Repair",    "Request",  "Reset",      "Resize",
    "Resolve",    "Restart",  "Restore",  "Resume",    "Revoke",   "Save",       "Search",
    "Select",     "Send",     "Set",      "Show",      "Skip",     "Split",      "Start",
    "Step",       "Stop",     "Submit",   "Suspend",   "Switch",   "Sync",       "Test",
    "Trace",      "Unblock",  "Undo",     "Uninstall", "Unlock",   "Unprotect",  "Unpublish",
    "Unregister", "Update",   "Use",      "Wait",      "Watch",    "Where",      "Write",
};
static_assert(std::is_sorted(std::begin(kVerbs), std::end(kVerbs)));

// What follows a hyphen in English compounds: Read-Only, Add-On, Set-Up.
constexpr std::string_view kNoNouns[] = {
    "Back", "Based",   "Down",     "Export",  "First",  "Free", "In",    "Off",
    "On",   "Ons",     "Only",     "Out",     "Outs",   "Over", "Paste", "Pull",
    "Read", "Receive", "Response", "Restore", "Source", "Stop", "Time",  "Term",
    "To",   "Through", "Up",       "Ups",     "Write",
};

constexpr std::string_view kEndings[] = {
    "aspx", "bat",  "bin", "cab",  "cmd", "config", "cs",  "csproj", "css",  "csv",  "dll",
    "doc",  "docx", "exe", "html", "ini", "iso",    "jar", "java",   "js",   "json", "jsx",
    "log",  "md",   "msi", "pdf",  "php", "png",    "pfx", "ppt",    "pptx", "ps1",  "psd1",
    "psm1", "py",   "rb",  "resx", "sh",  "sln",    "sql", "sys",    "ts",   "txt",  "vb",
    "vhd",  "vhdx", "wim", "xaml", "xls", "xlsx",   "xml", "yaml",   "yml",  "zip",
};

template <std::size_t kSize>
bool holds(const std::string_view (&list)[kSize], std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

bool starts_with_fold(std::string_view word, std::string_view prefix) {
  return word.size() >= prefix.size() &&
         std::equal(prefix.begin(), prefix.end(), word.begin(),
                    [](char a, char b) { return a == base::ascii_lower(b); });
}

bool is_url(std::string_view word) {
  for (const std::string_view scheme : {"https://", "http://", "ftp://", "www."}) {
    if (starts_with_fold(word, scheme) && word.size() > scheme.size() + 3) return true;
  }
  return false;
}

bool is_email(std::string_view word) {
  const std::size_t at = word.find('@');
  if (at == std::string_view::npos || at == 0 || word.find('@', at + 1) != std::string_view::npos) {
    return false;
  }
  const std::string_view host = word.substr(at + 1);
  const std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || host.size() - dot < 3) return false;
  return std::all_of(host.begin(), host.end(),
                     [](char c) { return base::is_ascii_alnum(c) || c == '-' || c == '.'; }) &&
         std::all_of(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(at), [](char c) {
           return base::is_ascii_alnum(c) || c == '.' || c == '-' || c == '_' || c == '+';
         });
}

// A name with a file's ending that is not `name` alone: `web.config`, not `Node.js`.
bool is_file_name(std::string_view word) {
  const std::size_t dot = word.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return false;
  const std::string_view ending = word.substr(dot + 1);
  if (!std::all_of(word.begin(), word.end(), [](char c) {
        return base::is_ascii_alnum(c) || c == '-' || c == '_' || c == '.' || c == '/' ||
               c == '\\' || c == ':';
      })) {
    return false;
  }
  if (ending == "js" && base::is_ascii_upper(word[0])) return false;  // Node.js
  return holds(kEndings, ending);
}

bool is_path(std::string_view word) {
  if (is_file_name(word)) return true;
  if (word.size() < 4) return false;
  const bool drive = base::is_ascii_alpha(word[0]) && word[1] == ':' && word[2] == '\\';
  // An escape that a conversion left behind.
  if (word.starts_with("..\\\\")) return false;
  const bool dots = word.starts_with("../") || word.starts_with("./") || word.starts_with("..\\") ||
                    word.starts_with(".\\") || word.starts_with("\\\\") || word.starts_with("~/");
  if (drive || dots) return true;
  if (word[0] != '/' || !base::is_ascii_alpha(word[1])) return false;
  const std::size_t second = word.find('/', 1);  // /etc/hosts, not /day
  return second != std::string_view::npos && second + 2 < word.size();
}

bool is_cmdlet(std::string_view word) {
  const std::size_t hyphen = word.find('-');
  if (hyphen == std::string_view::npos) return false;
  const std::string_view noun = word.substr(hyphen + 1);
  if (noun.size() < 3 || noun[0] < 'A' || noun[0] > 'Z' || holds(kNoNouns, noun)) return false;
  if (!std::all_of(noun.begin(), noun.end(), base::is_ascii_alnum)) return false;
  // A participle: the state Open-Unscheduled.
  if (noun.size() > 5 && noun.ends_with("ed") && !noun.ends_with("eed")) return false;
  return std::binary_search(std::begin(kVerbs), std::end(kVerbs), word.substr(0, hyphen));
}

// `tenantId`: a small letter twice or more, then a capital. Not `iPhone`, not `PowerShell`.
bool is_camel(std::string_view word) {
  std::size_t at = 0;
  while (at < word.size() && base::is_ascii_lower(word[at])) ++at;
  if (at < 2 || at == word.size() || word[at] < 'A' || word[at] > 'Z') return false;
  bool lower_after = false;
  for (; at < word.size(); ++at) {
    if (!base::is_ascii_alnum(word[at])) return false;
    lower_after = lower_after || base::is_ascii_lower(word[at]);
  }
  return lower_after;
}

bool is_snake(std::string_view word) {
  const std::size_t score = word.find('_');
  if (score == std::string_view::npos || score == 0 || score + 1 == word.size()) return false;
  return base::is_ascii_alpha(word[0]) && std::all_of(word.begin(), word.end(), [](char c) {
           return base::is_ascii_alnum(c) || c == '_';
         });
}

bool is_option(std::string_view word) {
  return word.size() > 3 && word.starts_with("--") && base::is_ascii_alpha(word[2]) &&
         std::all_of(word.begin() + 2, word.end(),
                     [](char c) { return base::is_ascii_alnum(c) || c == '-'; });
}

bool is_article_number(std::string_view word) {
  return word.size() >= 8 && word.starts_with("KB") &&
         std::all_of(word.begin() + 2, word.end(), base::is_ascii_digit);
}

// `v2`, `v1.2`, `1.2.3`, `10.0.19041.1`; not `2021.07.12`-like dates nor IP addresses' ranges.
bool is_version(std::string_view word) {
  const bool marked = word.size() > 1 && (word[0] == 'v' || word[0] == 'V');
  if (marked) word.remove_prefix(1);
  std::size_t dots = 0;
  bool digit = false;
  for (const char c : word) {
    if (base::is_ascii_digit(c)) {
      digit = true;
    } else if (c == '.' && digit) {
      ++dots;
      digit = false;
    } else {
      return false;
    }
  }
  if (!digit) return false;
  if (marked) return true;
  if (dots < 2) return false;
  // 12.07.2021 and 2021.07.12 are dates.
  const std::size_t first = word.find('.');
  const std::size_t last = word.size() - word.rfind('.') - 1;
  return dots != 2 || (first != 4 && last != 4);
}

// What a byte may mean to a word of a text.
using ByteRoles = std::uint8_t;
constexpr ByteRoles kBetween = 0;  // no part of any
constexpr ByteRoles kOther = 1;
constexpr ByteRoles kLower = 2;
constexpr ByteRoles kUpper = 4;
// No technical word is without one of these, but for `camelCase`.
constexpr ByteRoles kNumeral = 8;
constexpr ByteRoles kAtSign = 16;
constexpr ByteRoles kPart = 32;  // of an address or a path
constexpr ByteRoles kJoint = 64;
constexpr ByteRoles kTelling = kNumeral | kAtSign | kPart | kJoint;

constexpr ByteRoles role_in_word(char c) {
  if (base::is_ascii_digit(c)) return kNumeral;
  if (base::is_ascii_alpha(c)) return c >= 'a' ? kLower : kUpper;
  switch (c) {
    case '@':
      return kAtSign;
    case '.':
    case '/':
    case '\\':
    case ':':
      return kPart;
    case '_':
    case '-':
      return kJoint;
    default:
      return std::string_view("()[]{}<>\"'`|,;*").find(c) == std::string_view::npos ? kOther
                                                                                    : kBetween;
  }
}

constexpr std::array<ByteRoles, 256> kRoles = [] {
  std::array<ByteRoles, 256> roles{};
  for (unsigned byte = '!'; byte < 0x7F; ++byte) {
    roles[byte] = role_in_word(static_cast<char>(byte));
  }
  return roles;
}();

// What ends a sentence, not the word before it.
constexpr base::ByteSet kFinalMarks(".:!?");

ByteRoles role_of(char c) { return kRoles[static_cast<unsigned char>(c)]; }

ByteRoles roles_of(std::string_view word) {
  ByteRoles roles = 0;
  for (const char c : word) roles = static_cast<ByteRoles>(roles | role_of(c));
  return roles;
}

// `roles` are those of the word's bytes: what they rule out is not looked for.
std::optional<TechnicalKind> kind_of(std::string_view word, ByteRoles roles) {
  const auto has = [&](ByteRoles these) { return (roles & these) != 0; };
  if (has(kPart) && is_url(word)) return TechnicalKind::kUrl;
  if (has(kAtSign) && is_email(word)) return TechnicalKind::kEmail;
  if (has(kNumeral) && is_version(word)) return TechnicalKind::kVersion;
  if (has(kPart) && is_path(word)) return TechnicalKind::kPath;
  const bool is_joined = has(kJoint) && (is_cmdlet(word) || is_snake(word) || is_option(word));
  if (is_joined || (has(kUpper) && is_camel(word)) || (has(kNumeral) && is_article_number(word))) {
    return TechnicalKind::kIdentifier;
  }
  return {};
}

bool may_be_technical(std::string_view word, ByteRoles roles) {
  const bool camel = role_of(word.front()) == kLower && (roles & kUpper) != 0;
  return (roles & kTelling) != 0 || camel;
}

// Adds the word of [begin, end), whose bytes have `roles`, less the marks that end a sentence.
void add_word(std::string_view text, Span whole, ByteRoles roles,
              std::vector<TechnicalWord>& into) {
  if (!may_be_technical(whole.of(text), roles)) return;
  std::size_t end = whole.end;
  while (end > whole.begin && kFinalMarks.has(text[end - 1])) --end;
  if (end - whole.begin < 2) return;
  const std::string_view word = text.substr(whole.begin, end - whole.begin);
  if (end < whole.end) {  // most sentences end with a point, which tells nothing
    roles = roles_of(word);
    if (!may_be_technical(word, roles)) return;
  }
  if (const std::optional<TechnicalKind> kind = kind_of(word, roles)) {
    into.push_back({*kind, {whole.begin, end}});
  }
}

// The bytes of kTelling that are no digits.
constexpr base::ByteSet kTellingSigns("@./\\:_-");

// The words that hold a byte of kTelling: all that can be technical in a text without `aB`.
void find_told_words(std::string_view text, std::span<const std::size_t> marks,
                     std::vector<TechnicalWord>& into) {
  MarkCursor cursor(text, marks);
  std::size_t digit = base::find_digit(text, 0);
  for (std::size_t at = 0;;) {
    if (digit < at) digit = base::find_digit(text, at);
    const std::size_t telling = std::min(digit, cursor.find(kTellingSigns, at));
    if (telling == text.size()) return;
    std::size_t begin = telling;
    while (begin > at && role_of(text[begin - 1]) != kBetween) --begin;
    std::size_t end = telling + 1;
    while (end < text.size() && role_of(text[end]) != kBetween) ++end;
    add_word(text, {begin, end}, roles_of(text.substr(begin, end - begin)), into);
    at = end;
  }
}

}  // namespace

void find_technical_words(std::string_view text, std::span<const std::size_t> marks, bool has_hump,
                          std::vector<TechnicalWord>& into) {
  if (has_hump) return find_technical_words_plainly(text, into);
  into.clear();
  find_told_words(text, marks, into);
}

void find_technical_words_plainly(std::string_view text, std::vector<TechnicalWord>& into) {
  into.clear();
  for (std::size_t at = 0; at < text.size();) {
    if (role_of(text[at]) == kBetween) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    ByteRoles roles = 0;
    for (; at < text.size() && role_of(text[at]) != kBetween; ++at) {
      roles = static_cast<ByteRoles>(roles | role_of(text[at]));
    }
    add_word(text, {begin, at}, roles, into);
  }
}

}  // namespace locseg::check
