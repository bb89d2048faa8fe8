# cmake --install build/release --prefix WHERE
include(GNUInstallDirs)

# Completion and manual page are written by the program itself, from its table of commands.
set(completion ${PROJECT_BINARY_DIR}/ladder.bash)
set(manual ${PROJECT_BINARY_DIR}/ladder.1)
add_custom_command(OUTPUT ${completion} ${manual}
  COMMAND ladder completion bash > ${completion}
  COMMAND ladder manual > ${manual}
  DEPENDS ladder VERBATIM)
add_custom_target(ladder_pages ALL DEPENDS ${completion} ${manual})

install(TARGETS ladder)
install(DIRECTORY scenarios DESTINATION ${CMAKE_INSTALL_DATADIR}/ladder)
install(FILES ${completion} DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME ladder)
install(FILES ${manual} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES README.md LICENSE CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
