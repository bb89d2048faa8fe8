#include "models/parameters.hpp"

namespace ladder::models {

void Parameters::fields(FieldVisitor& v) {
  v.field("frontier_growth", frontier_growth,
          {.min = 0.0,
           .max = 0.06,
           .text = "long-run growth of best practice in manufacturing",
           .source = "EVIDENCE 5 row 26; prototype micro row 26"});
  v.group("operations", operations);
  v.group("investment", investment);
  v.group("skills", skills);
  v.group("search", search);
  v.group("labour", labour);
  v.group("demand", demand);
  v.group("crises", crises);
  v.group("trade", trade);
  v.group("own_account", own_account);
  v.group("lines", lines);
  v.group("exports", exports);
  v.group("certification", certification);
  v.group("demography", demography);
  v.group("classification", classification);
  v.group("digital", digital);
  v.group("efficiency", efficiency);
  v.group("depth", depth);
  v.group("retention", retention);
  v.group("advice", advice);
  v.group("research", research);
  v.group("transfer", transfer);
  v.group("materials", materials);
  v.group("circular", circular);
  v.group("energy", energy);
  v.group("products", products);
  v.group("networks", networks);
}

}  // namespace ladder::models
