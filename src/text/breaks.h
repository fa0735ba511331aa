// ICU's boundary analysis over UTF-8, for the .cc files of this area only: the one header here that
// shows an ICU type.
#pragma once

#include <unicode/ubrk.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace locseg::text {

/// Walks the boundaries of one text after another. ICU is given UTF-16, which its dictionaries take
/// as it is, where they would copy and normalize anything else; boundaries come back as byte
/// offsets. Opens ICU at the first `start`, and keeps it: meant to be thread_local.
class Breaks {
 public:
  explicit Breaks(UBreakIteratorType type) : type_(type) {}

  /// False where ICU cannot serve: out of memory, or a text past 2^30 bytes. Bytes that are not
  /// UTF-8 are seen as U+FFFD, one for each that base::code_point_at reads.
  [[nodiscard]] bool start(std::string_view text, const char* locale = "");

  /// Moves to the next boundary; false at the end. Then `end()` is its byte offset and `status()`
  /// ICU's rule status of what lies before it.
  [[nodiscard]] bool next();
  [[nodiscard]] std::size_t end() const { return end_; }
  [[nodiscard]] std::int32_t status() const;

 private:
  struct Close {
    void operator()(UBreakIterator* iterator) const { ubrk_close(iterator); }
  };

  UBreakIteratorType type_;
  std::string locale_;
  std::unique_ptr<UBreakIterator, Close> iterator_;
  std::u16string text_;
  std::vector<std::uint32_t> offsets_;  // of the byte where each UTF-16 unit's code point begins
  std::size_t end_ = 0;
};

}  // namespace locseg::text
