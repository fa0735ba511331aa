#include "base/server_url.h"

#include <gtest/gtest.h>

#include "locseg/result.h"

namespace locseg {
namespace server_url_test {

using base::has_sound_escapes;
using base::is_server_url;
using base::shown_path;
using base::without_passwords;

TEST(ServerUrl, IsToldFromAPath) {
  EXPECT_TRUE(is_server_url("postgresql://db/memory"));
  EXPECT_TRUE(is_server_url("postgres://db/memory"));
  EXPECT_FALSE(is_server_url("postgresql.db"));
  EXPECT_FALSE(is_server_url("./postgresql://x"));
}

TEST(ServerUrl, IsShownWithoutItsPasswords) {
  const struct {
    const char* given;
    const char* shown;
  } kUrls[] = {
      {"postgresql://ann:secret@db:5433/m", "postgresql://ann@db:5433/m"},
      {"postgres://ann:s%40e:c@ret@db/m?sslmode=require", "postgres://ann@db/m?sslmode=require"},
      {"postgresql://:secret@/m", "postgresql://@/m"},
      {"postgresql://ann@db/m", "postgresql://ann@db/m"},
      {"postgresql://db/m:n@o", "postgresql://db/m:n@o"},
      {"postgresql://db/m?password=secret", "postgresql://db/m"},
      {"postgresql://db/m?user=ann&password=secret&sslpassword=other&port=1",
       "postgresql://db/m?user=ann&port=1"},
      {"/home/ann:secret@db", "/home/ann:secret@db"},
  };
  for (const auto& url : kUrls) EXPECT_EQ(shown_path(url.given), url.shown);
}

TEST(ServerUrl, HasTwoDigitsAfterEachPercentSign) {
  EXPECT_TRUE(has_sound_escapes("postgresql://ann:s%40%C3%a9@db/m?options=-csearch_path%3Dx"));
  EXPECT_TRUE(has_sound_escapes("postgresql://db/m"));
  for (const char* const url :
       {"postgresql://ann:50%@db/m", "postgresql://ann:%4@db/m", "postgresql://ann:%zz@db/m",
        "postgresql://ann:%00@db/m", "postgresql://db/m?password=x%", "postgresql://db/m?a=%4"}) {
    EXPECT_FALSE(has_sound_escapes(url)) << url;
  }
}

TEST(ServerUrl, IsFoundInText) {
  EXPECT_EQ(without_passwords("from postgres://a:b@c/d to \"postgresql://e:f@g/h\", done"),
            "from postgres://a@c/d to \"postgresql://e@g/h\", done");
  EXPECT_EQ(without_passwords("no address: a:b@c"), "no address: a:b@c");
  EXPECT_EQ(
      to_string(Error{
          ErrorCode::kNotFound, "no postgres://a:b@c/d", "postgres://e:f@g/h", {}, Hint::kNone}),
      "postgres://e@g/h: no postgres://a@c/d");
}

}  // namespace server_url_test
}  // namespace locseg
