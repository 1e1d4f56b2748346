// SPDX-License-Identifier: GPL-3.0-or-later
// Written by scripts/embed.sh; a test compares the list with the folder.
#pragma clang diagnostic ignored "-Wc23-extensions"
#include "knowledge.h"
static const unsigned char file1[] = {
#embed "acts/community.tsv"
};
static const unsigned char file2[] = {
#embed "acts/delegation.tsv"
};
static const unsigned char file3[] = {
#embed "acts/discipline.tsv"
};
static const unsigned char file4[] = {
#embed "acts/disclosure.tsv"
};
static const unsigned char file5[] = {
#embed "acts/everyday.tsv"
};
static const unsigned char file6[] = {
#embed "acts/expansion.tsv"
};
static const unsigned char file7[] = {
#embed "acts/facilities.tsv"
};
static const unsigned char file8[] = {
#embed "acts/finance.tsv"
};
static const unsigned char file9[] = {
#embed "acts/food_care.tsv"
};
static const unsigned char file10[] = {
#embed "acts/generic.tsv"
};
static const unsigned char file11[] = {
#embed "acts/investment.tsv"
};
static const unsigned char file12[] = {
#embed "acts/it.tsv"
};
static const unsigned char file13[] = {
#embed "acts/legal.tsv"
};
static const unsigned char file14[] = {
#embed "acts/logistics.tsv"
};
static const unsigned char file15[] = {
#embed "acts/marketing.tsv"
};
static const unsigned char file16[] = {
#embed "acts/pay.tsv"
};
static const unsigned char file17[] = {
#embed "acts/payment.tsv"
};
static const unsigned char file18[] = {
#embed "acts/people.tsv"
};
static const unsigned char file19[] = {
#embed "acts/price.tsv"
};
static const unsigned char file20[] = {
#embed "acts/production.tsv"
};
static const unsigned char file21[] = {
#embed "acts/purchasing.tsv"
};
static const unsigned char file22[] = {
#embed "acts/quality.tsv"
};
static const unsigned char file23[] = {
#embed "acts/safety.tsv"
};
static const unsigned char file24[] = {
#embed "acts/sales.tsv"
};
static const unsigned char file25[] = {
#embed "acts/site.tsv"
};
static const unsigned char file26[] = {
#embed "acts/training.tsv"
};
static const unsigned char file27[] = {
#embed "acts/worktime.tsv"
};
static const unsigned char file28[] = {
#embed "concepts/anti_pattern.tsv"
};
static const unsigned char file29[] = {
#embed "concepts/causes.tsv"
};
static const unsigned char file30[] = {
#embed "concepts/cost.tsv"
};
static const unsigned char file31[] = {
#embed "concepts/counterparties.tsv"
};
static const unsigned char file32[] = {
#embed "concepts/customer.tsv"
};
static const unsigned char file33[] = {
#embed "concepts/delegation.tsv"
};
static const unsigned char file34[] = {
#embed "concepts/direction.tsv"
};
static const unsigned char file35[] = {
#embed "concepts/evaluation.tsv"
};
static const unsigned char file36[] = {
#embed "concepts/finance.tsv"
};
static const unsigned char file37[] = {
#embed "concepts/governance.tsv"
};
static const unsigned char file38[] = {
#embed "concepts/investment.tsv"
};
static const unsigned char file39[] = {
#embed "concepts/it.tsv"
};
static const unsigned char file40[] = {
#embed "concepts/next.tsv"
};
static const unsigned char file41[] = {
#embed "concepts/objects.tsv"
};
static const unsigned char file42[] = {
#embed "concepts/operations.tsv"
};
static const unsigned char file43[] = {
#embed "concepts/organization.tsv"
};
static const unsigned char file44[] = {
#embed "concepts/people.tsv"
};
static const unsigned char file45[] = {
#embed "concepts/philosophy.tsv"
};
static const unsigned char file46[] = {
#embed "concepts/places.tsv"
};
static const unsigned char file47[] = {
#embed "concepts/planning.tsv"
};
static const unsigned char file48[] = {
#embed "concepts/price.tsv"
};
static const unsigned char file49[] = {
#embed "concepts/products.tsv"
};
static const unsigned char file50[] = {
#embed "concepts/quality.tsv"
};
static const unsigned char file51[] = {
#embed "concepts/risk.tsv"
};
static const unsigned char file52[] = {
#embed "concepts/sales.tsv"
};
static const unsigned char file53[] = {
#embed "concepts/society.tsv"
};
static const unsigned char file54[] = {
#embed "concepts/strategy.tsv"
};
static const unsigned char file55[] = {
#embed "concepts/supply.tsv"
};
static const unsigned char file56[] = {
#embed "concepts/support.tsv"
};
static const unsigned char file57[] = {
#embed "decisions/light_acts.tsv"
};
static const unsigned char file58[] = {
#embed "decisions/light_terms.tsv"
};
static const unsigned char file59[] = {
#embed "decisions/state_acts.tsv"
};
static const unsigned char file60[] = {
#embed "decisions/values.tsv"
};
static const unsigned char file61[] = {
#embed "kpis/items.tsv"
};
static const unsigned char file62[] = {
#embed "kpis/kpi_sources.tsv"
};
static const unsigned char file63[] = {
#embed "kpis/kpis.tsv"
};
static const unsigned char file64[] = {
#embed "language/en/change_words.tsv"
};
static const unsigned char file65[] = {
#embed "language/en/comparators.tsv"
};
static const unsigned char file66[] = {
#embed "language/en/deontic_verbs.tsv"
};
static const unsigned char file67[] = {
#embed "language/en/function_words.tsv"
};
static const unsigned char file68[] = {
#embed "language/en/irregular_verbs.tsv"
};
static const unsigned char file69[] = {
#embed "language/en/kind_cues.tsv"
};
static const unsigned char file70[] = {
#embed "language/en/not_numbers.tsv"
};
static const unsigned char file71[] = {
#embed "language/en/number_words.tsv"
};
static const unsigned char file72[] = {
#embed "language/en/time_words.tsv"
};
static const unsigned char file73[] = {
#embed "language/en/unit_contexts.tsv"
};
static const unsigned char file74[] = {
#embed "language/en/units.tsv"
};
static const unsigned char file75[] = {
#embed "language/en/vague.tsv"
};
static const unsigned char file76[] = {
#embed "language/en/worries.tsv"
};
static const unsigned char file77[] = {
#embed "language/ja/change_words.tsv"
};
static const unsigned char file78[] = {
#embed "language/ja/comparators.tsv"
};
static const unsigned char file79[] = {
#embed "language/ja/deontic_verbs.tsv"
};
static const unsigned char file80[] = {
#embed "language/ja/function_words.tsv"
};
static const unsigned char file81[] = {
#embed "language/ja/kind_cues.tsv"
};
static const unsigned char file82[] = {
#embed "language/ja/not_numbers.tsv"
};
static const unsigned char file83[] = {
#embed "language/ja/number_words.tsv"
};
static const unsigned char file84[] = {
#embed "language/ja/time_words.tsv"
};
static const unsigned char file85[] = {
#embed "language/ja/unit_contexts.tsv"
};
static const unsigned char file86[] = {
#embed "language/ja/units.tsv"
};
static const unsigned char file87[] = {
#embed "language/ja/vague.tsv"
};
static const unsigned char file88[] = {
#embed "language/ja/worries.tsv"
};
static const unsigned char file89[] = {
#embed "language/metrics.tsv"
};
static const unsigned char file90[] = {
#embed "roles/departments.tsv"
};
static const unsigned char file91[] = {
#embed "roles/ranks.tsv"
};
static const unsigned char file92[] = {
#embed "roles/roles.tsv"
};
static const unsigned char file93[] = {
#embed "states/states.tsv"
};
static const unsigned char file94[] = {
#embed "states/unknown.tsv"
};
static const unsigned char file95[] = {
#embed "words/answers.tsv"
};
static const unsigned char file96[] = {
#embed "words/drafts.tsv"
};
static const unsigned char file97[] = {
#embed "words/replies.tsv"
};
static const struct alterego_knowledge_file files[] = {
    {"acts/community.tsv", file1, sizeof file1},
    {"acts/delegation.tsv", file2, sizeof file2},
    {"acts/discipline.tsv", file3, sizeof file3},
    {"acts/disclosure.tsv", file4, sizeof file4},
    {"acts/everyday.tsv", file5, sizeof file5},
    {"acts/expansion.tsv", file6, sizeof file6},
    {"acts/facilities.tsv", file7, sizeof file7},
    {"acts/finance.tsv", file8, sizeof file8},
    {"acts/food_care.tsv", file9, sizeof file9},
    {"acts/generic.tsv", file10, sizeof file10},
    {"acts/investment.tsv", file11, sizeof file11},
    {"acts/it.tsv", file12, sizeof file12},
    {"acts/legal.tsv", file13, sizeof file13},
    {"acts/logistics.tsv", file14, sizeof file14},
    {"acts/marketing.tsv", file15, sizeof file15},
    {"acts/pay.tsv", file16, sizeof file16},
    {"acts/payment.tsv", file17, sizeof file17},
    {"acts/people.tsv", file18, sizeof file18},
    {"acts/price.tsv", file19, sizeof file19},
    {"acts/production.tsv", file20, sizeof file20},
    {"acts/purchasing.tsv", file21, sizeof file21},
    {"acts/quality.tsv", file22, sizeof file22},
    {"acts/safety.tsv", file23, sizeof file23},
    {"acts/sales.tsv", file24, sizeof file24},
    {"acts/site.tsv", file25, sizeof file25},
    {"acts/training.tsv", file26, sizeof file26},
    {"acts/worktime.tsv", file27, sizeof file27},
    {"concepts/anti_pattern.tsv", file28, sizeof file28},
    {"concepts/causes.tsv", file29, sizeof file29},
    {"concepts/cost.tsv", file30, sizeof file30},
    {"concepts/counterparties.tsv", file31, sizeof file31},
    {"concepts/customer.tsv", file32, sizeof file32},
    {"concepts/delegation.tsv", file33, sizeof file33},
    {"concepts/direction.tsv", file34, sizeof file34},
    {"concepts/evaluation.tsv", file35, sizeof file35},
    {"concepts/finance.tsv", file36, sizeof file36},
    {"concepts/governance.tsv", file37, sizeof file37},
    {"concepts/investment.tsv", file38, sizeof file38},
    {"concepts/it.tsv", file39, sizeof file39},
    {"concepts/next.tsv", file40, sizeof file40},
    {"concepts/objects.tsv", file41, sizeof file41},
    {"concepts/operations.tsv", file42, sizeof file42},
    {"concepts/organization.tsv", file43, sizeof file43},
    {"concepts/people.tsv", file44, sizeof file44},
    {"concepts/philosophy.tsv", file45, sizeof file45},
    {"concepts/places.tsv", file46, sizeof file46},
    {"concepts/planning.tsv", file47, sizeof file47},
    {"concepts/price.tsv", file48, sizeof file48},
    {"concepts/products.tsv", file49, sizeof file49},
    {"concepts/quality.tsv", file50, sizeof file50},
    {"concepts/risk.tsv", file51, sizeof file51},
    {"concepts/sales.tsv", file52, sizeof file52},
    {"concepts/society.tsv", file53, sizeof file53},
    {"concepts/strategy.tsv", file54, sizeof file54},
    {"concepts/supply.tsv", file55, sizeof file55},
    {"concepts/support.tsv", file56, sizeof file56},
    {"decisions/light_acts.tsv", file57, sizeof file57},
    {"decisions/light_terms.tsv", file58, sizeof file58},
    {"decisions/state_acts.tsv", file59, sizeof file59},
    {"decisions/values.tsv", file60, sizeof file60},
    {"kpis/items.tsv", file61, sizeof file61},
    {"kpis/kpi_sources.tsv", file62, sizeof file62},
    {"kpis/kpis.tsv", file63, sizeof file63},
    {"language/en/change_words.tsv", file64, sizeof file64},
    {"language/en/comparators.tsv", file65, sizeof file65},
    {"language/en/deontic_verbs.tsv", file66, sizeof file66},
    {"language/en/function_words.tsv", file67, sizeof file67},
    {"language/en/irregular_verbs.tsv", file68, sizeof file68},
    {"language/en/kind_cues.tsv", file69, sizeof file69},
    {"language/en/not_numbers.tsv", file70, sizeof file70},
    {"language/en/number_words.tsv", file71, sizeof file71},
    {"language/en/time_words.tsv", file72, sizeof file72},
    {"language/en/unit_contexts.tsv", file73, sizeof file73},
    {"language/en/units.tsv", file74, sizeof file74},
    {"language/en/vague.tsv", file75, sizeof file75},
    {"language/en/worries.tsv", file76, sizeof file76},
    {"language/ja/change_words.tsv", file77, sizeof file77},
    {"language/ja/comparators.tsv", file78, sizeof file78},
    {"language/ja/deontic_verbs.tsv", file79, sizeof file79},
    {"language/ja/function_words.tsv", file80, sizeof file80},
    {"language/ja/kind_cues.tsv", file81, sizeof file81},
    {"language/ja/not_numbers.tsv", file82, sizeof file82},
    {"language/ja/number_words.tsv", file83, sizeof file83},
    {"language/ja/time_words.tsv", file84, sizeof file84},
    {"language/ja/unit_contexts.tsv", file85, sizeof file85},
    {"language/ja/units.tsv", file86, sizeof file86},
    {"language/ja/vague.tsv", file87, sizeof file87},
    {"language/ja/worries.tsv", file88, sizeof file88},
    {"language/metrics.tsv", file89, sizeof file89},
    {"roles/departments.tsv", file90, sizeof file90},
    {"roles/ranks.tsv", file91, sizeof file91},
    {"roles/roles.tsv", file92, sizeof file92},
    {"states/states.tsv", file93, sizeof file93},
    {"states/unknown.tsv", file94, sizeof file94},
    {"words/answers.tsv", file95, sizeof file95},
    {"words/drafts.tsv", file96, sizeof file96},
    {"words/replies.tsv", file97, sizeof file97},
    {0, 0, 0},
};
const struct alterego_knowledge_file *alterego_knowledge_files(void) { return files; }
