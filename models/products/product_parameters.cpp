#include "models/products/product_parameters.hpp"

namespace ladder::models {

void ProductParameters::fields(FieldVisitor& v) {
  v.field("entry", entry,
          {.min = 0.0,
           .max = 1.0,
           .text = "hazard that an economy takes up a product of mean density that it could master",
           .source = "MODEL 3.13, PROTOTYPES micro 5 (0.008); 0: no product is new to an economy"});
  v.field("relatedness", relatedness,
          {.min = 0.0,
           .max = 20.0,
           .text = "rise of the log hazard of entry with density",
           .source = "MODEL 3.13, PROTOTYPES micro 5 (6)"});
  v.field("mean_density", mean_density,
          {.min = 0.0,
           .max = 1.0,
           .text = "mean density of products that an economy does not make",
           .source =
               "measured: 0.1005 over 177 economies and 1,220 products of 2017 (customs exports, source M)"});
  v.field("most_entry", most_entry,
          {.min = 0.0, .max = 10.0, .text = "bound of the hazard of entry", .source = "MODEL 3.13 (0.25)"});
  v.field("complexity_slope", complexity_slope,
          {.min = 0.0,
           .max = 50.0,
           .text = "fall of the log odds of mastering a product with its complexity rank beyond the "
                   "economy's capability",
           .source = "assumption; 0: complexity does not matter, half of all entries succeed"});
  v.field(
      "schooling_weight", schooling_weight,
      {.min = 0.0,
       .max = 1.0,
       .text =
           "part of the skilled labour force in the capability for complex products; the rest is technique",
       .source = "assumption"});
  v.field(
      "loss", loss,
      {.min = 0.0,
       .max = 1.0,
       .text = "hazard of losing a product where a sector exports as much for each as at the start",
       .source =
           "assumption: near what balances entry, for the mean number of products of an economy did not grow "
           "from 2000 to 2018 (142 and 141 of 1,243); 0: nothing is lost"});
  v.field("loss_slope", loss_slope,
          {.min = 0.0,
           .max = 50.0,
           .text = "rise of the log hazard of loss with the log fall, since the start, of the sector's part "
                   "of world exports for each of its products",
           .source = "assumption"});
  v.field("variety_power", variety_power,
          {.min = 0.0,
           .max = 1.0,
           .text = "power of an industry's number of products, over the start, in its capability in trade",
           .source = "assumption, swept over 0 to 0.3; 0: products change nothing"});
  v.field("start_constant", start_constant,
          {.min = -10.0,
           .max = 10.0,
           .text = "constant of the log odds that a product is made at the start, where no exports by "
                   "product are known",
           .source = "logit over 133 economies and 1,220 products of 2017 (source M): 0.45, 0.63, 0.33; "
                     "taken as lasting "
                     "(assumption)"});
  v.field("start_sector_power", start_sector_power,
          {.min = 0.0,
           .max = 5.0,
           .text = "rise of these log odds with the log advantage of the sector",
           .source = "as start_constant"});
  v.field("start_size_power", start_size_power,
          {.min = 0.0,
           .max = 5.0,
           .text = "rise of these log odds with the log of the economy's part of world exports, over 0.5 %",
           .source = "as start_constant"});
}

void NetworkParameters::fields(FieldVisitor& v) {
  v.field("supply_link", supply_link,
          {.min = 0.0,
           .max = 1.0,
           .text = "part of a user's supply, home supply included, from which on a supplier counts as linked "
                   "to it in the "
                   "measures of networks",
           .source = "assumption; moves nothing but the group network of results"});
  v.field("transfer_link", transfer_link,
          {.min = 0.0,
           .max = 1.0,
           .text = "part of an economy's completed transfer projects, those with donors at home included, from which on the "
                   "donor's economy counts as linked to it in the measures of networks",
           .source = "assumption; moves nothing but the group network of results"});
}

}  // namespace ladder::models
