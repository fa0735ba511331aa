// A folder for one test, gone with it.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <string>

namespace locseg {

class Folder {
 public:
  Folder() {
    std::random_device random;
    std::error_code error;
    const auto status = std::filesystem::status("/dev/shm", error);  // stores sync often
    const bool memory = (status.permissions() & std::filesystem::perms::others_write) !=
                        std::filesystem::perms::none;
    path_ = (memory && is_directory(status) ? "/dev/shm" : std::filesystem::temp_directory_path()) /
            ("locseg-store-" + std::to_string(random()) + '-' + std::to_string(random()));
    std::filesystem::create_directory(path_);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }

  [[nodiscard]] std::string operator/(const std::string& name) const { return path_ / name; }

  [[nodiscard]] std::set<std::string> names() const {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(path_)) {
      names.insert(entry.path().filename());
    }
    return names;
  }

 private:
  std::filesystem::path path_;
};

inline std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline void write_bytes(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace locseg
