// The bytes of an XML file as UTF-8, whatever encoding it is in.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/byte_source.h"
#include "text/decoder.h"

namespace locseg::exchange {

/// Characters of an XML file: each chunk is UTF-8 that XML can hold, no character is cut, and the
/// byte-order mark is gone. The encoding is that of the mark or the first bytes, else by the XML
/// declaration, else it is UTF-8. Fails, after it gave what is before, with kMalformed at what
/// is no character and with kUnsupported for an encoding of no known name; neither has a position.
class XmlBytes final : public ByteSource {
 public:
  /// `bytes` must outlive this.
  explicit XmlBytes(ByteSource& bytes) : bytes_(bytes) {}

  [[nodiscard]] Result<std::string_view> next() override;
  /// True where the bytes come through as they are, and any character may be added to them. To be
  /// asked after the first `next`.
  [[nodiscard]] bool is_utf8() const { return decoder_ == nullptr && !ascii_; }

 private:
  [[nodiscard]] Result<void> begin();
  [[nodiscard]] Result<void> fill();

  ByteSource& bytes_;
  std::unique_ptr<text::Decoder> decoder_;  // null for UTF-8
  std::string head_;                        // read to tell the encoding
  std::string text_;                        // of the last chunk
  std::string cut_;                         // bytes of a character that goes on in the next chunk
  std::string_view fault_;                  // what comes after text_; empty while all is well
  bool ascii_ = false;                      // it says that it holds no other characters
  bool begun_ = false;
  bool ended_ = false;
};

}  // namespace locseg::exchange
