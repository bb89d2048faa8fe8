#include "models/networks/product_space.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "sim/error.hpp"

using namespace ladder::models;
using doctest::Approx;

namespace {

std::vector<Product> four() {
  return {{.code = "0901", .sector = Sector::agriculture, .complexity = -1.0},
          {.code = "6109", .sector = Sector::textiles, .complexity = 0.5},
          {.code = "6110", .sector = Sector::textiles, .complexity = 0.5},
          {.code = "8471", .sector = Sector::electronics, .complexity = 2.0}};
}
const std::vector<ProductLink> one_link{{1, 2, 786}};

}  // namespace

TEST_CASE("listed links are the graph") {
  const ProductSpace space(four(), std::vector<ProductLink>{{1, 2, 786}, {0, 1, 450}});
  CHECK(space.links() == 2);
  CHECK(space.neighbours(1) == std::vector<std::size_t>{0, 2});
  CHECK(space.neighbours(3).empty());
  CHECK(space.component_sizes() == std::vector<std::size_t>{3, 1});
}

TEST_CASE("without records all weak links have their mean") {
  const ProductSpace space(four(), one_link);
  CHECK_FALSE(space.knows_weak_links());
  CHECK(space.proximity().at(1, 2) == 786);
  CHECK(space.proximity().at(0, 3) == 160);
  CHECK(space.proximity_to_all(1) == 786 + 2 * 160);
}

TEST_CASE("with records weak links are worked out, below those that are listed") {
  const SpecialisationMatrix records{2, 4, {1, 1, 1, 1, 1, 0, 0, 0}};  // made by 2, 1, 1, 1
  const ProductSpace space(four(), one_link, &records);
  CHECK(space.knows_weak_links());
  CHECK(space.proximity().at(1, 2) == 786);  // as listed, not the 1 of the records
  CHECK(space.proximity().at(0, 1) == 399);  // 1/2 by the records; were it so, it would be listed
  const SpecialisationMatrix others{4, 4, {1, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0}};
  CHECK(ProductSpace(four(), one_link, &others).proximity().at(0, 1) == 333);
}

TEST_CASE("the rank of complexity is the part of products below, ties in the middle of theirs") {
  const ProductSpace space(four(), one_link);
  CHECK(space.product(0).complexity_rank == Approx(0.5 / 4));
  CHECK(space.product(1).complexity_rank == Approx(2.0 / 4));
  CHECK(space.product(2).complexity_rank == Approx(2.0 / 4));
  CHECK(space.product(3).complexity_rank == Approx(3.5 / 4));
}

TEST_CASE("a link twice, of one product or of none is a fault of who gives it") {
  CHECK_THROWS_AS(ProductSpace(four(), std::vector<ProductLink>{{1, 2, 786}, {1, 2, 500}}), ladder::sim::Bug);
  CHECK_THROWS_AS(ProductSpace(four(), std::vector<ProductLink>{{1, 1, 786}}), ladder::sim::Bug);
  CHECK_THROWS_AS(ProductSpace(four(), std::vector<ProductLink>{{1, 4, 786}}), ladder::sim::Bug);
}
