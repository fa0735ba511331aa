// An XML file cut into the records that a reader wants, so that none has to hold its tree.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/xml/xml_bytes.h"
#include "locseg/span.h"

namespace locseg::exchange {

struct XmlAttribute {
  std::string name;   ///< as written, with its prefix
  std::string value;  ///< with references resolved
};

/// An element that encloses a record.
struct XmlElement {
  std::string name;  ///< as written, with its prefix
  std::vector<XmlAttribute> attributes;
  bool foreign = false;      ///< of a namespace that is not the root's
  std::uint64_t serial = 0;  ///< tells two of a file apart

  /// Without its prefix.
  [[nodiscard]] std::string_view local_name() const;
  /// Empty where there is no such attribute.
  [[nodiscard]] std::string_view attribute(std::string_view wanted) const;
};

/// What a reader looks for, by local names.
struct XmlShape {
  std::string_view root;
  std::span<const std::string_view> records;  ///< the outermost of these are handed out
};

/// Reads an XML 1.0 file without a document type of its own, record by record. Memory is that of
/// the largest record; each construct may take 16 MiB, a tag 64 KiB with 128 attributes, and
/// elements nest 256 deep at most. No entity but the five of XML is known, no external one is
/// fetched. A record is well-formed when it is handed out.
class XmlSplitter {
 public:
  /// `bytes`, `path` and `shape` must outlive this.
  XmlSplitter(ByteSource& bytes, std::string_view path, const XmlShape& shape)
      : bytes_(bytes), path_(path), shape_(shape) {}

  /// Goes to the next record; false at the end of the file, which was whole. kMalformed with the
  /// place and what was expected.
  [[nodiscard]] Result<bool> next();

  /// The record's local name.
  [[nodiscard]] std::string_view name() const { return name_; }
  /// What comes before the local names of the file's own elements, `x:` or nothing.
  [[nodiscard]] std::string_view prefix() const { return prefix_; }
  /// From the record's `<` to past its last `>`: UTF-8. Valid until `next`.
  [[nodiscard]] std::string_view record() const;
  /// Where the record begins in the file's characters as UTF-8, a byte-order mark left out.
  [[nodiscard]] std::uint64_t record_offset() const { return gone_ + record_begin_; }
  /// All of the record, as record_offset counts.
  [[nodiscard]] Span record_span() const { return {gone_ + record_begin_, gone_ + at_}; }
  /// See XmlBytes; to be asked after the first `next`.
  [[nodiscard]] bool is_utf8() const { return bytes_.is_utf8(); }
  /// What encloses the record, outermost first; the root is always there.
  [[nodiscard]] std::span<const XmlElement> open() const {
    return std::span(stack_).first(record_depth_);
  }

  /// kMalformed at byte `offset` of the record.
  [[nodiscard]] tl::unexpected<Error> malformed(std::string what, std::size_t offset = 0) const;

 private:
  struct RawAttribute {
    std::string_view name;
    std::string_view value;  // as it is between its quotes
  };

  // Offsets are of buffer_, and change when it is filled: none but members outlive that.
  [[nodiscard]] Result<bool> fill();
  [[nodiscard]] Result<bool> has(std::size_t size);
  [[nodiscard]] Result<bool> to_markup();
  [[nodiscard]] Result<void> pass(std::string_view what, std::size_t opening,
                                  std::string_view closing);
  [[nodiscard]] Result<void> declaration();
  [[nodiscard]] Result<void> document_type();
  [[nodiscard]] Result<std::size_t> tag_size();
  [[nodiscard]] Result<bool> start_tag();
  [[nodiscard]] Result<bool> end_tag();
  [[nodiscard]] Result<void> read_attributes(std::size_t begin, std::size_t end);
  [[nodiscard]] Result<void> check_references(std::size_t begin, std::size_t end) const;
  [[nodiscard]] Result<void> open_root(std::string_view name);
  void open_element(std::string_view name);
  [[nodiscard]] bool begins_record() const;
  [[nodiscard]] bool in_record() const { return record_depth_ != kNoRecord; }
  [[nodiscard]] std::string_view rest() const { return std::string_view(buffer_).substr(at_); }
  [[nodiscard]] tl::unexpected<Error> fault(std::string what, std::size_t offset) const;
  [[nodiscard]] Position position(std::size_t offset) const;

  static constexpr std::size_t kNoRecord = static_cast<std::size_t>(-1);

  XmlBytes bytes_;
  std::string_view path_;
  const XmlShape& shape_;

  std::string buffer_;
  std::size_t at_ = 0;            // what is before was read
  std::size_t record_begin_ = 0;  // while in a record, and when one is handed out
  std::uint64_t gone_ = 0;        // bytes that left the buffer
  std::uint64_t lines_ = 0;       // line feeds that left it
  std::uint64_t columns_ = 0;     // characters of the current line that left it

  std::vector<XmlElement> stack_;  // from depth_ on it is memory to be used again
  std::size_t depth_ = 0;
  std::size_t record_depth_ = kNoRecord;
  std::vector<RawAttribute> attributes_;  // of the tag being read
  std::string name_;
  std::string prefix_;      // of the root, with its colon
  std::string space_name_;  // the attribute that binds it: `xmlns` or `xmlns:x`
  std::string space_;       // the namespace that the root binds it to
  bool root_seen_ = false;
  std::uint64_t opened_ = 0;  // elements
};

}  // namespace locseg::exchange
