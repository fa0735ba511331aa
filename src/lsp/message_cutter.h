/// The base protocol of the Language Server Protocol: which bytes are a message.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace locseg::lsp {

/// A message's content, or what was in the place of one.
struct CutMessage {
  std::string content;
  std::string fault;  ///< one sentence; empty if this is a message
};

/// Cuts a stream into messages: header fields in lines that end with CR LF, of which
/// `Content-Length: N` counts, an empty line, N bytes. After what is no header it goes on behind
/// the next empty line, after a message that is too long behind that message.
class MessageCutter {
 public:
  /// What a message may have at most: an article as a JSON string.
  static constexpr std::uint64_t kMostBytes = std::uint64_t{256} << 20;

  /// `most_bytes`: the longest message that is handed over.
  explicit MessageCutter(std::uint64_t most_bytes = kMostBytes) : most_bytes_(most_bytes) {}

  /// The bytes that follow in the stream.
  void add(std::string_view bytes);

  /// The next message; nothing until more is added.
  [[nodiscard]] std::optional<CutMessage> next();

 private:
  [[nodiscard]] std::optional<CutMessage> read_header();
  void compact();

  std::uint64_t most_bytes_;
  std::string buffer_;
  std::size_t at_ = 0;                   // of buffer_: what is before it was handed over
  std::optional<std::uint64_t> length_;  // of the message whose header was read
  std::uint64_t skip_ = 0;               // bytes that are still to be skipped
};

/// `content` as it is sent.
[[nodiscard]] std::string framed(std::string_view content);

}  // namespace locseg::lsp
