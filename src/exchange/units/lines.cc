#include "exchange/units/lines.h"

#include <algorithm>

#include "base/try.h"
#include "base/utf8.h"

namespace locseg::exchange {

// True if bytes are left to read, then in chunk_.
Result<bool> Lines::more() {
  if (!chunk_.empty()) return true;
  const auto got = bytes_.next();
  LOCSEG_TRY(got);
  chunk_ = *got;
  return !chunk_.empty();
}

Result<bool> Lines::next() {
  joined_.clear();
  ++number_;
  offset_ = passed_;
  for (bool ended = false; !ended;) {
    auto left = more();
    if (!left) return left;
    if (!*left && joined_.empty()) return false;
    const std::size_t size = std::min(chunk_.find('\n'), chunk_.size());
    ended = !*left || size != chunk_.size();
    line_ = chunk_.substr(0, size);
    if (joined_.size() + size > kMaxAtOnce) {
      return malformed("the line is longer than 16 MiB, expected a record a line", 0);
    }
    if (!ended || !joined_.empty()) line_ = joined_.append(line_);
    const std::size_t read = std::min(size + 1, chunk_.size());
    passed_ += read;
    chunk_.remove_prefix(read);
  }
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (number_ == 1 && line_.starts_with(kMark)) {
    line_.remove_prefix(kMark.size());
    offset_ = kMark.size();
  }
  return true;
}

tl::unexpected<Error> Lines::malformed(std::string_view what, std::size_t offset) const {
  return failure(ErrorCode::kMalformed, std::string(what), std::string(path_),
                 {number_, base::count_code_points(line_.substr(0, offset)) + 1});
}

}  // namespace locseg::exchange
