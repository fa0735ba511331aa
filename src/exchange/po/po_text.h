// How the PO writer spells what the reader takes apart again.
#pragma once

#include <string>
#include <string_view>

namespace locseg::exchange::po {

/// Before the name and behind it if a name with spaces is in a reference, as GNU gettext
/// writes it: U+2068 and U+2069.
inline constexpr std::string_view kIsolate = "\xE2\x81\xA8";
inline constexpr std::string_view kIsolateEnd = "\xE2\x81\xA9";
inline constexpr std::string_view kOwnComment = "locseg:";

/// Which bytes become %XX.
enum class Percent { kContext, kValue };
void append_percent(std::string& out, std::string_view text, Percent percent);
/// Every %XX becomes its byte; what is none stays as it is.
[[nodiscard]] std::string unpercent(std::string_view text);

/// Appends a text as it is behind its keyword: as one string where it has one line, else as
/// `""` and a string a line. `line_end` goes between strings.
void append_text(std::string& out, std::string_view text, std::string_view line_end);

/// `msgstr` made to begin and end with a line feed where `msgid` does, and nowhere else; what was
/// done goes to `marks`. False where that cannot be.
[[nodiscard]] bool agree_in_line_feeds(std::string_view msgid, std::string& msgstr,
                                       std::string& marks);
void undo_line_feeds(std::string_view marks, std::string& msgstr);

/// `zh-CN` as gettext has it, `zh_CN`; `sr-Latn-RS` as `sr_RS@latin`.
[[nodiscard]] std::string locale_of(std::string_view language);
/// And back.
[[nodiscard]] std::string language_of(std::string_view locale);

}  // namespace locseg::exchange::po
