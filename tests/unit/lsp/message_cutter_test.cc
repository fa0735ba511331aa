#include "lsp/message_cutter.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace locseg::lsp {
namespace message_cutter_test {

using testing::ElementsAre;
using testing::StartsWith;

// The contents of a stream that comes in chunks of `size` bytes; faults begin with `!`.
std::vector<std::string> cut(std::string_view stream, std::size_t size,
                             std::uint64_t most = MessageCutter::kMostBytes) {
  std::vector<std::string> out;
  MessageCutter cutter(most);
  for (std::size_t at = 0; at < stream.size(); at += size) {
    cutter.add(stream.substr(at, size));
    while (const auto message = cutter.next()) {
      out.push_back(message->fault.empty() ? message->content : "!" + message->fault);
    }
  }
  return out;
}

TEST(MessageCutter, ChunksMeanNothing) {
  const std::string stream = framed("{\"a\":1}") + framed("") + framed("ä\r\n\r\nb") +
                             "content-type: x\r\ncontent-length:  3 \r\n\r\nabc";
  for (std::size_t size = 1; size <= stream.size(); ++size) {
    EXPECT_THAT(cut(stream, size), ElementsAre("{\"a\":1}", "", "ä\r\n\r\nb", "abc")) << size;
  }
}

TEST(MessageCutter, GoesOnBehindWhatIsNoHeader) {
  const std::string good = framed("good");
  for (const std::string bad :
       {"Content-Length: x\r\n\r\n", "Content-Length: -1\r\n\r\n", "nonsense\r\n\r\n",
        "Content-Length: 99999999999999999999999\r\n\r\n", "Content-Length:\n\n"}) {
    EXPECT_THAT(cut(bad + good, 3), ElementsAre("!a header without a sound Content-Length", "good"))
        << bad;
  }
}

TEST(MessageCutter, SkipsWhatIsTooLong) {
  const std::string stream = framed(std::string(1000, 'x')) + framed("good");
  for (const std::size_t size : {1U, 7U, 500U, 5000U}) {
    EXPECT_THAT(cut(stream, size, 100),
                ElementsAre("!a message of 1000 bytes; at most 100 are read", "good"));
  }
}

TEST(MessageCutter, AHeaderWithoutAnEndIsNotKept) {
  MessageCutter cutter;
  std::size_t faults = 0;
  for (int i = 0; i < 100; ++i) {
    cutter.add(std::string(1000, 'x'));
    while (const auto message = cutter.next()) faults += message->fault.empty() ? 0 : 1;
  }
  EXPECT_GE(faults, 5U);
  cutter.add("\r\n\r\n" + framed("good"));
  const auto fault = cutter.next();
  ASSERT_TRUE(fault.has_value());
  EXPECT_THAT(fault->fault, StartsWith("a header"));
  EXPECT_EQ(cutter.next().value().content, "good");
}

}  // namespace message_cutter_test
}  // namespace locseg::lsp
