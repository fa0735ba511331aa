# Every third-party library, and how it is linked. tools/install-deps.sh names their packages.

# ICU's data is 30 MB; linked as archives it is paged in only by the commands that ask for words.
find_path(LOCSEG_ICU_INCLUDE unicode/utypes.h REQUIRED)
foreach(part i18n uc data)
  find_library(LOCSEG_ICU_${part} NAMES libicu${part}.a icu${part} REQUIRED)
endforeach()
add_library(locseg_icu INTERFACE)
target_include_directories(locseg_icu SYSTEM INTERFACE $<BUILD_INTERFACE:${LOCSEG_ICU_INCLUDE}>)
target_link_libraries(locseg_icu INTERFACE ${LOCSEG_ICU_i18n} ${LOCSEG_ICU_uc} ${LOCSEG_ICU_data}
                      ${CMAKE_DL_LIBS})

find_library(LOCSEG_STEMMER NAMES libstemmer.a stemmer REQUIRED)
find_path(LOCSEG_XXHASH_INCLUDE xxhash.h REQUIRED)
find_package(Threads REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(TBB REQUIRED)
find_package(fmt REQUIRED)
find_package(tl-expected REQUIRED)
find_package(pugixml REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(md4c REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(CLI11 REQUIRED)
