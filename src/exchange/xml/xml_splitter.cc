// A scanner for the grammar of https://www.w3.org/TR/xml/ without document types: it checks what a
// forgiving parser of the pieces would let pass (that tags match, attributes are sound and differ,
// references are known) and what would cost memory without bound.
#include "exchange/xml/xml_splitter.h"

#include <algorithm>
#include <cstring>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "base/bytes.h"
#include "base/printable.h"
#include "base/try.h"
#include "base/utf8.h"
#include "base/xml_text.h"
#include "exchange/units/lines.h"

namespace locseg::exchange {
namespace {

constexpr std::size_t kMaxDepth = 256;
constexpr std::size_t kMaxAttributes = 128;
constexpr std::size_t kMaxTag = std::size_t{1} << 20;

// Every character past ASCII is taken for one of names: those that are none only make odd names.
constexpr base::ByteSet kOfNames = base::kAsciiAlnum.with("_:-.").with(0x80, 0xFF);

std::size_t name_end(std::string_view text, std::size_t at) { return kOfNames.skip(text, at); }

std::string_view local_of(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// A name for a message.
std::string shown(std::string_view name) {
  constexpr std::size_t kMost = 60;
  if (name.size() <= kMost) return base::printable(name);
  return base::printable(name.substr(0, kMost)) + "...";
}

}  // namespace

std::string_view XmlElement::local_name() const { return local_of(name); }

std::string_view XmlElement::attribute(std::string_view wanted) const {
  for (const XmlAttribute& attribute : attributes) {
    if (attribute.name == wanted) return attribute.value;
  }
  return {};
}

Position XmlSplitter::position(std::size_t offset) const {
  const std::string_view before = std::string_view(buffer_).substr(0, offset);
  const std::size_t feed = before.rfind('\n');
  if (feed == std::string_view::npos) {
    return {lines_ + 1, columns_ + base::count_code_points(before) + 1};
  }
  return {lines_ + base::count_byte(before, '\n') + 1,
          base::count_code_points(before.substr(feed + 1)) + 1};
}

tl::unexpected<Error> XmlSplitter::fault(std::string what, std::size_t offset) const {
  return failure(ErrorCode::kMalformed, std::move(what), std::string(path_), position(offset));
}

tl::unexpected<Error> XmlSplitter::malformed(std::string what, std::size_t offset) const {
  return fault(std::move(what), record_begin_ + offset);
}

std::string_view XmlSplitter::record() const {
  return std::string_view(buffer_).substr(record_begin_, at_ - record_begin_);
}

// More bytes, after those that are not needed any more are gone; false at the end.
Result<bool> XmlSplitter::fill() {
  const std::size_t keep = in_record() ? record_begin_ : at_;
  const Position begin = position(keep);
  lines_ = begin.line - 1;
  columns_ = begin.column - 1;
  buffer_.erase(0, keep);
  gone_ += keep;
  at_ -= keep;
  record_begin_ = 0;
  if (buffer_.size() >= kMaxAtOnce) {
    return fault(in_record() ? "<" + shown(name_) + "> is longer than 16 MiB"
                             : std::string("found no end within 16 MiB"),
                 0);
  }
  const auto chunk = bytes_.next();
  if (!chunk) {
    Error error = chunk.error();
    error.path = path_;
    if (error.code == ErrorCode::kMalformed) error.position = position(buffer_.size());
    return tl::unexpected<Error>(std::move(error));
  }
  buffer_ += *chunk;
  return !chunk->empty();
}

// True where `size` bytes are there to be read.
Result<bool> XmlSplitter::has(std::size_t size) {
  while (buffer_.size() - at_ < size) {
    auto filled = fill();
    if (!filled || !*filled) return filled;
  }
  return true;
}

Result<void> XmlSplitter::check_references(std::size_t begin, std::size_t end) const {
  const std::string_view text = std::string_view(buffer_).substr(0, end);
  for (std::size_t at = begin; (at = text.find('&', at)) != std::string_view::npos; ++at) {
    if (base::reference_size(text.substr(at)) != 0) continue;
    return fault(
        "found a reference that is not known, expected &amp; &lt; &gt; &quot; &apos; or the number "
        "of a character: no entity is expanded",
        at);
  }
  return {};
}

// Passes text up to the next `<`; false at the end of the file.
Result<bool> XmlSplitter::to_markup() {
  for (;;) {
    const std::size_t mark = buffer_.find('<', at_);
    std::size_t end = std::min(mark, buffer_.size());
    if (depth_ == 0) {
      // Before references are looked at: how much of a reference is there yet must not tell.
      const std::size_t text = std::min(buffer_.find_first_not_of(base::kXmlSpace, at_), end);
      if (text != end)
        return fault("found text, expected <" + std::string(shape_.root) + ">", text);
    } else {
      if (mark == std::string::npos) {
        // A reference may be cut here.
        const std::size_t tail = std::max(at_, end - std::min(end, base::kLongestReference));
        end = std::min(end, buffer_.find('&', tail));
      }
      LOCSEG_TRY(check_references(at_, end));
    }
    at_ = end;
    if (mark != std::string::npos) return true;
    auto filled = fill();
    if (!filled) return filled;
    if (*filled) continue;
    LOCSEG_TRY(check_references(at_, buffer_.size()));
    return false;
  }
}

// Passes what begins with `opening` bytes and ends with `closing`.
Result<void> XmlSplitter::pass(std::string_view what, std::size_t opening,
                               std::string_view closing) {
  for (std::size_t from = opening;;) {
    const std::size_t found = buffer_.find(closing, at_ + from);
    if (found != std::string::npos) {
      at_ = found + closing.size();
      return {};
    }
    from = std::max(opening, buffer_.size() - at_ - (closing.size() - 1));
    const auto filled = fill();
    LOCSEG_TRY(filled);
    if (!*filled) {
      return fault(
          "the file ends inside " + std::string(what) + ", expected '" + std::string(closing) + "'",
          buffer_.size());
    }
  }
}

Result<void> XmlSplitter::document_type() {
  if (root_seen_) return fault("found a document type after the root", at_);
  const auto size = tag_size();
  LOCSEG_TRY(size);
  at_ += *size;
  return {};
}

// `<!...` and `<?...`.
Result<void> XmlSplitter::declaration() {
  if (rest().starts_with("<?")) return pass("a processing instruction", 2, "?>");
  if (rest().starts_with("<!--")) return pass("a comment", 4, "-->");
  if (rest().starts_with("<!DOCTYPE")) return document_type();
  if (rest().starts_with("<![CDATA[") && depth_ != 0) return pass("character data", 9, "]]>");
  return fault("found '<!', expected a comment, character data or a tag", at_);
}

// From the `<` at at_ to past the `>`.
Result<std::size_t> XmlSplitter::tag_size() {
  char quote = '\0';
  // Past what says nothing; in a document type brackets do.
  const auto past_plain = [&](std::size_t size) {
    if (at_ + 1 >= buffer_.size() || buffer_[at_ + 1] == '!') return size;
    const std::size_t next = base::find_any_of(buffer_, at_ + size, {'<', '>', '"', '\''});
    return std::min(next - at_, kMaxTag);
  };
  for (std::size_t size = 1;; ++size) {
    size = past_plain(size);
    if (size == kMaxTag) return fault("the tag is longer than 1 MiB", at_);
    if (at_ + size == buffer_.size()) {
      const auto filled = fill();
      LOCSEG_TRY(filled);
      if (!*filled) return fault("the file ends inside a tag, expected '>'", buffer_.size());
    }
    const char c = buffer_[at_ + size];
    if (c == '<') {
      return fault(quote != '\0' ? "found '<' in the value of an attribute, expected &lt;"
                                 : "found '<' inside a tag, expected '>'",
                   at_ + size);
    }
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return size + 1;
    } else if (c == '[' && buffer_[at_ + 1] == '!') {
      return fault("found a document type of the file's own, expected none: no entity is expanded",
                   at_ + size);
    }
  }
}

// Those in [begin, end), which is what a tag holds after its name.
Result<void> XmlSplitter::read_attributes(std::size_t begin, std::size_t end) {
  attributes_.clear();
  const std::string_view text = std::string_view(buffer_).substr(0, end);
  const auto past_space = [&](std::size_t at) {
    return std::min(text.find_first_not_of(base::kXmlSpace, at), end);
  };
  for (std::size_t at = begin;;) {
    const std::size_t name = past_space(at);
    if (name == end) return {};
    if (name == at) return fault("expected a space before an attribute", at);
    const std::size_t stop = name_end(text, name);
    if (stop == name) return fault("expected the name of an attribute", name);
    const std::size_t equals = past_space(stop);
    if (equals == end || text[equals] != '=') return fault("expected '=' after the name", stop);
    const std::size_t quote = past_space(equals + 1);
    if (quote == end || (text[quote] != '"' && text[quote] != '\'')) {
      return fault("expected a value in quotes", quote);
    }
    const std::size_t close = text.find(text[quote], quote + 1);
    if (close == std::string_view::npos) return fault("expected the end of the value", quote);
    const RawAttribute attribute = {text.substr(name, stop - name),
                                    text.substr(quote + 1, close - quote - 1)};
    for (const RawAttribute& other : attributes_) {
      if (other.name == attribute.name) return fault("found the attribute a second time", name);
    }
    if (attributes_.size() == kMaxAttributes) {
      return fault("found more than 128 attributes in a tag", name);
    }
    LOCSEG_TRY(check_references(quote + 1, close));
    attributes_.push_back(attribute);
    at = close + 1;
  }
}

Result<void> XmlSplitter::open_root(std::string_view name) {
  if (root_seen_) return fault("found <" + shown(name) + ">, expected the end of the file", at_);
  root_seen_ = true;
  if (local_of(name) != shape_.root) {
    return fault("found <" + shown(name) + ">, expected <" + std::string(shape_.root) + ">", at_);
  }
  prefix_ = name.substr(0, name.size() - shape_.root.size());
  space_name_ = prefix_.empty() ? "xmlns" : "xmlns:" + prefix_.substr(0, prefix_.size() - 1);
  for (const RawAttribute& attribute : attributes_) {
    if (attribute.name == space_name_) space_ = attribute.value;
  }
  return {};
}

// Puts the element on the stack. What a record holds is known by name only.
void XmlSplitter::open_element(std::string_view name) {
  if (depth_ == stack_.size()) stack_.emplace_back();
  XmlElement& element = stack_[depth_];
  element.name = name;
  element.attributes.clear();
  element.serial = ++opened_;
  element.foreign = depth_ != 0 && stack_[depth_ - 1].foreign;
  ++depth_;
  if (in_record()) return;
  for (const RawAttribute& raw : attributes_) {
    XmlAttribute& attribute = element.attributes.emplace_back();
    attribute.name = raw.name;
    base::append_xml_value(attribute.value, raw.value);
    if (raw.name == space_name_) element.foreign = attribute.value != space_;
  }
}

bool XmlSplitter::begins_record() const {
  const XmlElement& element = stack_[depth_ - 1];
  if (element.foreign || !element.name.starts_with(prefix_)) return false;
  const std::string_view local = std::string_view(element.name).substr(prefix_.size());
  return std::find(shape_.records.begin(), shape_.records.end(), local) != shape_.records.end();
}

// True where it ends a record, which it then is all of.
Result<bool> XmlSplitter::start_tag() {
  const auto size = tag_size();
  LOCSEG_TRY(size);
  const std::string_view tag = rest().substr(0, *size);
  const bool is_empty = tag.ends_with("/>");
  const std::string_view name = tag.substr(1, name_end(tag, 1) - 1);
  if (name.empty()) return fault("expected the name of an element", at_ + 1);
  if (depth_ == kMaxDepth) return fault("elements nest more than 256 deep", at_);
  LOCSEG_TRY(read_attributes(at_ + 1 + name.size(), at_ + *size - (is_empty ? 2 : 1)));
  if (depth_ == 0) {
    LOCSEG_TRY(open_root(name));
  }
  open_element(name);
  if (!in_record() && begins_record()) {
    record_begin_ = at_;
    record_depth_ = depth_ - 1;
    name_ = local_of(name);
  }
  at_ += *size;
  if (!is_empty) return false;
  --depth_;
  return in_record() && depth_ == record_depth_;
}

// True where it ends a record.
Result<bool> XmlSplitter::end_tag() {
  const auto size = tag_size();
  LOCSEG_TRY(size);
  const std::string_view tag = rest().substr(0, *size);
  const std::string_view name = tag.substr(2, name_end(tag, 2) - 2);
  if (tag.find_first_not_of(base::kXmlSpace, 2 + name.size()) != tag.size() - 1) {
    return fault("expected '>' after the name", at_ + 2 + name.size());
  }
  if (depth_ == 0) return fault("found </" + shown(name) + ">, expected a start", at_);
  if (stack_[depth_ - 1].name != name) {
    return fault("found </" + shown(name) + ">, expected </" + shown(stack_[depth_ - 1].name) + ">",
                 at_);
  }
  at_ += *size;
  --depth_;
  return in_record() && depth_ == record_depth_;
}

Result<bool> XmlSplitter::next() {
  record_depth_ = kNoRecord;
  for (;;) {
    auto found = to_markup();
    if (!found) return found;
    if (!*found) break;
    LOCSEG_TRY(has(9));  // as many as "<![CDATA["
    const std::string_view markup = rest();
    if (markup.starts_with("<!") || markup.starts_with("<?")) {
      LOCSEG_TRY(declaration());
      continue;
    }
    auto ended = markup.starts_with("</") ? end_tag() : start_tag();
    if (!ended || *ended) return ended;
  }
  if (depth_ != 0) {
    const std::string name = shown(stack_[depth_ - 1].name);
    return fault("the file ends inside <" + name + ">, expected </" + name + ">", buffer_.size());
  }
  if (!root_seen_) {
    return fault("the file ends, expected <" + std::string(shape_.root) + ">", buffer_.size());
  }
  return false;
}

}  // namespace locseg::exchange
