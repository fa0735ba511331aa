// Header Part and Content Part of the specification's base protocol, version 0.9.
#include "lsp/message_cutter.h"

#include <algorithm>
#include <charconv>

#include "base/ascii.h"

namespace locseg::lsp {
namespace {

// More than any header.
constexpr std::size_t kMostHeaderBytes = std::size_t{16} << 10;

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") + 1 - begin);
}

bool is_length_field(std::string_view name) {
  constexpr std::string_view kName = "content-length";
  return std::ranges::equal(name, kName, [](char a, char b) { return base::ascii_lower(a) == b; });
}

// Nothing if the header has no field with a length.
std::optional<std::uint64_t> length_in(std::string_view header) {
  std::optional<std::uint64_t> length;
  while (!header.empty()) {
    const std::size_t end = std::min(header.find('\n'), header.size());
    const std::string_view line = header.substr(0, end);
    header.remove_prefix(std::min(end + 1, header.size()));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !is_length_field(trimmed(line.substr(0, colon)))) {
      continue;
    }
    const std::string_view digits = trimmed(line.substr(colon + 1));
    std::uint64_t value = 0;
    const char* const last = digits.data() + digits.size();
    const auto [stopped, error] = std::from_chars(digits.data(), last, value);
    if (digits.empty() || error != std::errc() || stopped != last) return std::nullopt;
    length = value;
  }
  return length;
}

}  // namespace

void MessageCutter::add(std::string_view bytes) {
  const auto skipped = static_cast<std::size_t>(std::min<std::uint64_t>(skip_, bytes.size()));
  skip_ -= skipped;
  buffer_ += bytes.substr(skipped);
}

void MessageCutter::compact() {
  if (at_ < buffer_.size() / 2) return;
  buffer_.erase(0, at_);
  at_ = 0;
}

std::optional<CutMessage> MessageCutter::read_header() {
  const std::string_view rest = std::string_view(buffer_).substr(at_);
  std::size_t end = rest.find("\r\n\r\n");
  std::size_t blank = 4;
  if (const std::size_t bare = rest.find("\n\n"); bare < end) {
    end = bare;
    blank = 2;
  }
  if (end == std::string_view::npos) {
    if (rest.size() <= kMostHeaderBytes) return std::nullopt;
    // An empty line may begin in the last bytes.
    at_ = buffer_.size() - 3;
    return CutMessage{{}, "a header without an end"};
  }
  length_ = length_in(rest.substr(0, end));
  at_ += end + blank;
  if (!length_) return CutMessage{{}, "a header without a sound Content-Length"};
  if (*length_ <= most_bytes_) return std::nullopt;
  const std::uint64_t here = std::min<std::uint64_t>(*length_, buffer_.size() - at_);
  skip_ = *length_ - here;
  at_ += static_cast<std::size_t>(here);
  CutMessage out{{},
                 "a message of " + std::to_string(*length_) + " bytes; at most " +
                     std::to_string(most_bytes_) + " are read"};
  length_.reset();
  return out;
}

std::optional<CutMessage> MessageCutter::next() {
  if (!length_) {
    if (auto fault = read_header()) {
      compact();
      return fault;
    }
  }
  if (!length_ || buffer_.size() - at_ < *length_) return std::nullopt;
  const auto size = static_cast<std::size_t>(*length_);
  CutMessage out{buffer_.substr(at_, size), {}};
  at_ += size;
  length_.reset();
  compact();
  return out;
}

std::string framed(std::string_view content) {
  std::string out = "Content-Length: " + std::to_string(content.size()) + "\r\n\r\n";
  out += content;
  return out;
}

}  // namespace locseg::lsp
