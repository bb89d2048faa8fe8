# Every header compiled alone, by the target all_verify_interface_header_sets: what a header needs, it includes.
foreach(library sim models output tools)
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${library}/*.hpp)
  target_sources(ladder_${library} PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${headers})
  set_target_properties(ladder_${library} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
endforeach()
