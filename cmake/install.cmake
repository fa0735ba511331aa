# `cmake --install`: the program, the library, its headers, and a package for find_package(locseg).
# The program alone: `cmake --install BUILD --component program`.
include(CMakePackageConfigHelpers)
set(LOCSEG_PACKAGE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/locseg)

if(TARGET locseg_tool)
  install(TARGETS locseg_tool COMPONENT program)
endif()
if(TARGET locseg_http AND NOT LOCSEG_STATIC_PROGRAM)
  install(TARGETS locseg_http DESTINATION ${CMAKE_INSTALL_LIBDIR}/locseg COMPONENT program)
endif()
install(TARGETS locseg EXPORT locseg COMPONENT library)
install(DIRECTORY include/locseg TYPE INCLUDE COMPONENT library FILES_MATCHING PATTERN "*.h")
install(EXPORT locseg NAMESPACE locseg:: FILE locsegTargets.cmake
        DESTINATION ${LOCSEG_PACKAGE_DIR} COMPONENT library)

configure_package_config_file(cmake/locsegConfig.cmake.in locsegConfig.cmake
                              INSTALL_DESTINATION ${LOCSEG_PACKAGE_DIR})
# Before 1.0 a minor version may change the interface.
write_basic_package_version_file(locsegConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/locsegConfig.cmake ${PROJECT_BINARY_DIR}/locsegConfigVersion.cmake
        DESTINATION ${LOCSEG_PACKAGE_DIR} COMPONENT library)
install(FILES cmake/linked.cmake DESTINATION ${LOCSEG_PACKAGE_DIR} RENAME locsegLinked.cmake
        COMPONENT library)
